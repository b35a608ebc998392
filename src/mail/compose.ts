/** A mail of the outbox as the mail library takes it: the same at every attempt. */
import type { SendMailOptions } from 'nodemailer'
import type { Keys } from '../oauth/keys.ts'
import { openContent } from './content.ts'
import type { Sender } from './settings.ts'
import type { ClaimedMail } from './store.ts'

export type Composable = Pick<ClaimedMail, 'message_id' | 'recipient' | 'content' | 'sealed' | 'date'>

/** Addresses are given apart from names, so that nothing is looked for in them. */
export function compose(keys: Pick<Keys, 'seal'>, from: Sender, mail: Composable): SendMailOptions {
  const { subject, text, html, language, attachments } = openContent(keys, mail)
  return {
    from,
    to: { name: '', address: mail.recipient },
    subject,
    text,
    html,
    attachments: attachments.map(({ filename, content_type, content }) => ({
      filename,
      contentType: content_type,
      content,
    })),
    messageId: `<${mail.message_id}>`,
    date: mail.date,
    headers: {
      'Content-Language': language,
      // out-of-office replies would answer nobody (RFC 3834)
      'Auto-Submitted': 'auto-generated',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
