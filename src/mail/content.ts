/** What a mail says, as it is stored: sealed where there is a SECRET_KEY, for links in it are secrets. */
import type { Keys } from '../oauth/keys.ts'
import type { Attachment, CalendarPart } from './rules.ts'

export interface Content {
  subject: string
  text: string
  html: string
  /** BCP 47 */
  language: string
  attachments: Attachment[]
  /** for the calendar of whoever gets it */
  calendar?: CalendarPart | undefined
  /** whose name it comes under; default: the operator's */
  from_name?: string | undefined
  /** who gets the answers */
  reply_to?: string | undefined
}

interface Stored {
  message_id: string
  content: Buffer
  sealed: boolean
}

const labelOf = (messageId: string) => `mail ${messageId}`

export function closeContent({ seal }: Pick<Keys, 'seal'>, message_id: string, content: Content): Stored {
  const plain = Buffer.from(JSON.stringify(content))
  return seal
    ? { message_id, content: seal.close(plain, labelOf(message_id)), sealed: true }
    : { message_id, content: plain, sealed: false }
}

/** Throws where it was sealed with another SECRET_KEY, or with one that is gone. */
export function openContent({ seal }: Pick<Keys, 'seal'>, { message_id, content, sealed }: Stored): Content {
  if (sealed && !seal) throw new Error('a sealed mail without a SECRET_KEY')
  const plain = sealed && seal ? seal.open(content, labelOf(message_id)) : content
  const read: Content = JSON.parse(plain.toString())
  return read
}
