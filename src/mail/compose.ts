/** A mail of the outbox as the mail library takes it: under the same Message-ID at every attempt. */
import type { SendMailOptions } from 'nodemailer'
import type { Content } from './content.ts'
import { CALENDAR_FILE, toHeaderLine } from './rules.ts'
import type { Sender } from './settings.ts'
import type { StoredMail } from './store.ts'

export type Composable = Pick<StoredMail, 'message_id' | 'recipient'> & { date: string; says: Content }

/** Addresses are given apart from names, so that nothing is looked for in them. */
export function compose(from: Sender, { message_id, recipient, date, says }: Composable): SendMailOptions {
  const { subject, text, html, language, attachments, calendar, from_name, reply_to } = says
  const [, domain = ''] = from.address.split('@')
  return {
    from: from_name === undefined ? from : { name: toHeaderLine(from_name), address: from.address },
    to: { name: '', address: recipient },
    ...(reply_to === undefined ? {} : { replyTo: { name: '', address: reply_to } }),
    subject,
    text,
    html,
    attachments: attachments.map(({ filename, content_type, content }) => ({
      filename,
      contentType: content_type,
      content,
    })),
    ...(calendar ? { icalEvent: { ...calendar, filename: CALENDAR_FILE } } : {}),
    messageId: `<${message_id.includes('@') ? message_id : `${message_id}@${domain}`}>`,
    date,
    headers: {
      'Content-Language': language,
      // out-of-office replies would answer nobody (RFC 3834)
      'Auto-Submitted': 'auto-generated',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
