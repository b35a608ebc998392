/** What a mail must be like, how attempts are spaced, and which failures are for good. */
import { isEmail } from '../kernel/contact.ts'
import { fieldRefusal } from '../kernel/refusal.ts'

/** How long a mail is tried, unless it is of no use before that. */
export const TRIED_SECONDS = 3 * 86_400

const SUBJECT_LENGTH = 200

/**
 * A text as one line of a header: names of restaurants and guests are typed by anybody, and a line break in a header
 * would begin another one.
 */
export const toHeaderLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, SUBJECT_LENGTH)

/** One address, and nothing that could be read as more. */
export function checkRecipient(address: string): void {
  if (!isEmail(address))
    throw fieldRefusal('bad_email', 'email', 'must be an e-mail address such as adam@example.com')
}

export interface Attachment {
  filename: string
  /** such as `text/calendar; method=REQUEST` */
  content_type: string
  content: string
}

/** An entry of a calendar, which mail programs offer to take (RFC 6047). */
export interface CalendarPart {
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  content: string
}

export const CALENDAR_FILE = 'reservation.ics'

const CONTENT_TYPE = /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w.+-]+)*$/

/** Both go into headers, and both are written by us: anything else is a mistake of ours. */
export function checkAttachment({ filename, content_type }: Attachment): void {
  if (!/^[\w][\w .-]{0,99}$/.test(filename) || !CONTENT_TYPE.test(content_type))
    throw new Error('an attachment needs a plain file name and a plain content type')
}

const FIRST_PAUSE_SECONDS = 15
const LONGEST_PAUSE_SECONDS = 3600

/** Seconds until the next attempt, longer each time; `random` in [0, 1) keeps mails that failed together apart. */
export const pauseAfter = (attempts: number, random: number): number =>
  (0.5 + random / 2) * Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (attempts - 1))

/** How an attempt failed: where in the conversation, and with which reply of the server. */
export interface Failure {
  /** nodemailer's, such as EENVELOPE */
  code: string
  command: string
  reply: number | null
}

/**
 * Whether trying again is in vain: the server said no for good to the recipient or to the mail, or the address cannot
 * be written in its protocol. What it has against the sender, a login or a connection is for the operator to repair.
 */
export function isForGood({ code, command, reply }: Failure): boolean {
  if (reply === null) return code === 'EENVELOPE'
  return reply >= 500 && (command === 'RCPT TO' || command === 'DATA')
}
