import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { closeContent } from './content.ts'
import { checkAttachment, checkRecipient, toHeaderLine, TRIED_SECONDS, type Attachment } from './rules.ts'
import type { MailKind } from './schema.ts'
import { readSender } from './settings.ts'
import { insertAccountMail, insertMail } from './store.ts'

export interface NewMail {
  kind: MailKind
  to: string
  subject: string
  text: string
  html: string
  language?: string
  attachments?: Attachment[]
  /** seconds after which it is of no use any more, such as the life of a link in it */
  useful?: number
}

/** Whose mail it is: a property's, about one of its guests or not, or that of a user's account. */
export type About = { property: number; customer?: number } | { user: number }

/**
 * Writes a mail into the outbox, in the transaction of what it tells of: it is sent after the commit, or never. What
 * a sandbox writes stays there, whoever it is for. Throws `bad_email` where the address is none.
 */
export async function queueMail(
  tx: Tx,
  { config, keys }: Pick<Ctx, 'config' | 'keys'>,
  mail: NewMail,
  about: About,
): Promise<void> {
  const { kind, to, text, html, language = 'en', attachments = [], useful = TRIED_SECONDS } = mail
  checkRecipient(to)
  attachments.forEach(checkAttachment)
  const subject = toHeaderLine(mail.subject)
  const sender = config.MAIL_FROM === undefined ? undefined : readSender(config.MAIL_FROM)
  const domain = sender?.address.split('@')[1] ?? 'octotable.invalid'
  const row = {
    kind,
    recipient: to,
    seconds: Math.min(useful, TRIED_SECONDS),
    ...closeContent(keys, `${crypto.randomUUID()}@${domain}`, { subject, text, html, language, attachments }),
  }
  if ('user' in about) await insertAccountMail(tx, about.user, row)
  else await insertMail(tx, about.property, about.customer ?? null, row)
}
