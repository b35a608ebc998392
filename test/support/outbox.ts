/** Mails of a server under test, written as a change would write them. */
import { inTransaction } from '../../src/db/transaction.ts'
import { queueMail, type About, type NewMail } from '../../src/mail/queue.ts'
import type { Account, TestServer } from './server.ts'

export const letter = (to: string, more: Partial<NewMail> = {}): NewMail => ({
  kind: 'VERIFY_ADDRESS',
  to,
  subject: 'Willkommen in der Küche',
  text: 'Grüße',
  html: '<p>Grüße</p>',
  ...more,
})

/** The user who was made with an account. */
export async function userOf({ sql }: TestServer, { property }: Account): Promise<number> {
  const [row] = await sql<{ user_id: number }[]>`
    select user_id from memberships where property_id = ${property}`
  return row?.user_id ?? 0
}

export const queue = (server: TestServer, mail: NewMail, about: About): Promise<void> =>
  inTransaction(server.ctx, (tx) => queueMail(tx, server.ctx, mail, about))

export interface Stored {
  status: string
  attempts: number
  error: string | null
  recipient: string | null
  content: Buffer | null
}

/** What the outbox holds, both tables, the oldest first. */
export const storedMails = ({ sql }: TestServer): Promise<Stored[]> => sql<Stored[]>`
  select status, attempts, error, recipient, content from (
    select queued_at, id, status, attempts, error, recipient, content from mails
    union all select queued_at, id, status, attempts, error, recipient, content from account_mails) m
  order by queued_at, id`

/** As if every pause, and what a server that died had in hand, were over. */
export async function hurry({ sql }: TestServer): Promise<void> {
  await sql`update mails set due_at = now() where status = 'WAITING' and claimed_until is null`
  await sql`update account_mails set due_at = now() where status = 'WAITING' and claimed_until is null`
}

/** What the links in the latest mails to an address hold, the newest first; the server has no SECRET_KEY. */
export async function tokensMailedTo({ sql }: TestServer, to: string, kind: string): Promise<string[]> {
  const rows = await sql<{ content: Buffer }[]>`
    select content from (
      select queued_at, id, kind, recipient, content from mails
      union all select queued_at, id, kind, recipient, content from account_mails) m
    where recipient = ${to} and kind = ${kind} order by queued_at desc, id desc`
  return rows.map(({ content }) => /token=([\w-]{43})/.exec(JSON.parse(content.toString()).text)?.[1] ?? '')
}
