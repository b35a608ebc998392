import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Ctx } from '../context.ts'
import { compose } from './compose.ts'
import { openMails } from './open.ts'
import { readSender } from './settings.ts'
import { listUnsent, type UnsentMail } from './store.ts'

const AT_ONCE = 100
/** Who they are from where nobody said it. */
const NOBODY = { name: '', address: 'octotable@localhost' }

/**
 * Writes what waits in the outbox and what was given up as `.eml` files into a folder, for another program to send;
 * what sandboxes keep is for nobody else. Nothing changes in the outbox: the same mails have the same names again.
 * Answers the names. Only the caller may read the files, for there are links in them.
 */
export async function exportMails(
  ctx: Pick<Ctx, 'sql' | 'keys' | 'config' | 'publicUrl'>,
  folder: string,
): Promise<string[]> {
  const { sql, config } = ctx
  const from = (config.MAIL_FROM === undefined ? undefined : readSender(config.MAIL_FROM)) ?? NOBODY
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names: string[] = []
  for (const outbox of ['accounts', 'properties'] as const) {
    for (let after = 0; ;) {
      const mails = await listUnsent(sql, outbox, after, AT_ONCE)
      for (const mail of mails) {
        const [open] = await openMails(ctx, mail.property_id, [mail])
        if (!open) throw new Error('one mail was opened')
        const bytes = await new MailComposer(compose(from, open)).compile().build()
        await writeFile(join(folder, nameOf(mail)), bytes, { mode: 0o600 })
        names.push(nameOf(mail))
      }
      const last = mails.at(-1)
      if (!last) break
      after = last.id
    }
  }
  return names
}

const nameOf = ({ property_id, id }: UnsentMail) => `${property_id ?? 'account'}-${id}.eml`
