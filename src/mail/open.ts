import { writeNotices } from '../guest-mails/letters.ts'
import { openContent, type Content } from './content.ts'
import type { StoredMail } from './store.ts'
import type { Opening } from '../guest-mails/letters.ts'

/** What mails say: as it was stored, or put into words now. `property` is whose they are, null: of accounts. */
export async function openMails<M extends StoredMail>(
  ctx: Opening,
  property: number | null,
  mails: M[],
): Promise<(M & { says: Content })[]> {
  const written = property === null ? [] : await writeNotices(ctx, property, mails)
  return mails.map((mail, n) => {
    const { content } = mail
    const says = content === null ? written[n] : openContent(ctx.keys, { ...mail, content })
    if (!says) throw new Error('a mail says nothing')
    return { ...mail, says }
  })
}
