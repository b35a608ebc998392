/** The outbox: property's mails in one table, those of accounts in another, sent alike. */
import type { Db, Tx } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Notice } from '../guest-mails/rules.ts'
import type { MailKind } from './schema.ts'

interface NewRow {
  kind: MailKind
  message_id: string
  recipient: string
  content: Buffer
  sealed: boolean
  /** how long it may be tried */
  seconds: number
}

/** A sandbox's is kept and not sent. */
export async function insertMail(
  tx: Tx,
  property: number,
  customer: number | null,
  { kind, message_id, recipient, content, sealed, seconds }: NewRow,
): Promise<void> {
  await tx`
    insert into mails (property_id, customer_id, kind, message_id, recipient, content, sealed, give_up_at, status)
    select p.id, ${customer}::bigint, ${kind}, ${message_id}, ${recipient}, ${content}::bytea, ${sealed},
      now() + make_interval(secs => ${seconds}), case when p.sandbox then 'KEPT' else 'WAITING' end
    from properties p where p.id = ${property}`
}

export async function insertAccountMail(tx: Tx, user: number, row: NewRow): Promise<void> {
  await tx`
    insert into account_mails (user_id, kind, message_id, recipient, content, sealed, give_up_at, status)
    values (${user}, ${row.kind}, ${row.message_id}, ${row.recipient}, ${row.content}, ${row.sealed},
      now() + make_interval(secs => ${row.seconds}), 'WAITING')`
}

/** A property's mails, by its id, or those of all accounts. */
export type Outbox = number | 'accounts'

const tableOf = (db: Db, outbox: Outbox) => (outbox === 'accounts' ? db`account_mails` : db`mails`)
/** What the mail says, or what it is written from when it is sent: of a property's one of the two. */
const saying = (db: Db, outbox: Outbox) =>
  db`kind, message_id, recipient, content, sealed, ${outbox === 'accounts' ? db`null::jsonb as notice, null::bigint as reservation_id` : db`notice, reservation_id`}`

/** What a mail is, as long as it was not sent. */
export interface StoredMail {
  kind: MailKind
  message_id: string
  recipient: string
  content: Buffer | null
  sealed: boolean
  notice: Notice | null
  reservation_id: number | null
}

const within = (db: Db, outbox: Outbox) => (outbox === 'accounts' ? db`true` : db`property_id = ${outbox}`)

/** What nobody is at. Mails that were found while there was no way to send them are due as soon as there is one. */
const due = (db: Db) => db`
  status = 'WAITING' and (due_at <= now() or due_at = 'infinity') and (claimed_until is null or claimed_until <= now())`

/** Where something is due: accounts first, somebody waits for those; then whoever has waited longest. */
export async function listDue(db: Db): Promise<Outbox[]> {
  const rows = await db<{ property_id: number | null }[]>`
    (select null::bigint as property_id from account_mails where ${due(db)} limit 1)
    union all
    (select property_id from mails where ${due(db)} group by property_id order by min(queued_at) limit 100)`
  return rows.map(({ property_id }) => property_id ?? 'accounts')
}

export interface ClaimedMail extends StoredMail {
  id: number
  attempts: number
  /** its time is over, and it was not sent */
  late: boolean
  /** when it was written, as mails say it (RFC 5322) */
  date: string
}

const date = (db: Db) =>
  db`to_char(queued_at at time zone 'UTC', 'Dy, DD Mon YYYY HH24:MI:SS "+0000"') as date`

/** What comes after another one about the same reservation waits for it: nobody reads of the end before the beginning. */
const inTurn = (db: Db, outbox: Outbox) =>
  outbox === 'accounts'
    ? db`true`
    : db`not exists (select from mails e where e.property_id = ${outbox} and e.reservation_id = m.reservation_id
        and e.id < m.id and e.status = 'WAITING')`

/** Takes up to `limit` mails that are due; those that another server is taking are passed over. */
export async function claimMails(
  db: Db,
  outbox: Outbox,
  limit: number,
  leaseSeconds: number,
): Promise<ClaimedMail[]> {
  return db<ClaimedMail[]>`
    with taken as (
      select id from ${tableOf(db, outbox)} m where ${within(db, outbox)} and ${due(db)} and ${inTurn(db, outbox)}
      order by due_at, id limit ${limit} for update skip locked)
    update ${tableOf(db, outbox)} m
    set attempts = attempts + 1, claimed_until = now() + make_interval(secs => ${leaseSeconds})
    from taken where ${within(db, outbox)} and m.id = taken.id
    returning m.id, ${saying(db, outbox)}, attempts, give_up_at <= now() as late, ${date(db)}`
}

/** Sets aside what is due where there is no way to send it; answers what was found for the first time. */
export async function setAside(
  db: Db,
): Promise<{ property_id: number | null; id: number; kind: MailKind }[]> {
  const fresh = db`status = 'WAITING' and due_at <= now()`
  return db`
    with own as (
      update account_mails set due_at = 'infinity' where ${fresh} returning null::bigint as property_id, id, kind),
    properties as (update mails set due_at = 'infinity' where ${fresh} returning property_id, id, kind)
    select * from own union all select * from properties`
}

type Attempt = Pick<ClaimedMail, 'id' | 'attempts'>

/** Whether the claim still holds: another server may have it by now, or the mail be gone. */
const stillClaimed = (db: Db, outbox: Outbox, { id, attempts }: Attempt) =>
  db`${within(db, outbox)} and id = ${id} and attempts = ${attempts} and status = 'WAITING'`

/** From then on nobody needs to know what it said, nor to whom. */
export async function markSent(db: Db, outbox: Outbox, attempt: Attempt): Promise<void> {
  await db`
    update ${tableOf(db, outbox)}
    set status = 'SENT', sent_at = now(), claimed_until = null, recipient = null, content = null, error = null
      ${outbox === 'accounts' ? db`` : db`, notice = null`}
    where ${stillClaimed(db, outbox, attempt)}`
}

/** Writes down a failure, and when it is tried again: in time for a last look when it has no more use. */
export async function markFailed(
  db: Db,
  outbox: Outbox,
  attempt: Attempt,
  error: string,
  pause: number,
): Promise<void> {
  await db`
    update ${tableOf(db, outbox)}
    set claimed_until = null, error = ${error}, due_at = least(now() + make_interval(secs => ${pause}), give_up_at)
    where ${stillClaimed(db, outbox, attempt)}`
}

/** Gives a mail up; without an `error` that of the last attempt stays. False when the claim was lost. */
export async function markDropped(
  db: Db,
  outbox: Outbox,
  attempt: Attempt,
  error: string | null,
): Promise<boolean> {
  const { count } = await db`
    update ${tableOf(db, outbox)}
    set status = 'DROPPED', claimed_until = null, error = coalesce(${error}, error, 'It could not be sent in time.')
    where ${stillClaimed(db, outbox, attempt)}`
  return count === 1
}

/** Gives a mail back that was not brought to an end. */
export async function releaseClaim(db: Db, outbox: Outbox, attempt: Attempt): Promise<void> {
  await db`
    update ${tableOf(db, outbox)} set claimed_until = null, due_at = now()
    where ${stillClaimed(db, outbox, attempt)}`
}

export async function deleteOldMails(db: Db, days: number): Promise<void> {
  const old = db`queued_at < now() - make_interval(days => ${days})`
  await Promise.all([db`delete from mails where ${old}`, db`delete from account_mails where ${old}`])
}

/** A mail that a sandbox did not send. */
export interface KeptMail extends StoredMail {
  id: number
  at: Instant
}

/** Newest first, before an id. */
export async function listKept(db: Db, property: number, before: number, limit: number): Promise<KeptMail[]> {
  return db<KeptMail[]>`
    select id, ${saying(db, property)}, extract(epoch from queued_at)::float8 as at
    from mails where property_id = ${property} and status = 'KEPT' and id < ${before}
    order by id desc limit ${limit}`
}

/** What a guest was written and that has not been forgotten by being sent, the oldest first. */
export async function listMailsTo(db: Db, property: number, customer: number): Promise<KeptMail[]> {
  return db<KeptMail[]>`
    select id, ${saying(db, property)}, extract(epoch from queued_at)::float8 as at
    from mails where property_id = ${property} and customer_id = ${customer} and status <> 'SENT'
    order by id`
}

/** Forgets what a guest was written; what is still to be sent is not sent. */
export async function deleteMailsTo(tx: Tx, property: number, customer: number): Promise<void> {
  await tx`delete from mails where property_id = ${property} and customer_id = ${customer}`
}

export interface UnsentMail extends StoredMail {
  property_id: number | null
  id: number
  date: string
}

/** What was not sent and is not a sandbox's, a page at a time: after an id. */
export async function listUnsent(
  db: Db,
  outbox: 'accounts' | 'properties',
  after: number,
  limit: number,
): Promise<UnsentMail[]> {
  const [table, property, says] =
    outbox === 'accounts'
      ? [db`account_mails`, db`null::bigint as property_id`, saying(db, 'accounts')]
      : [db`mails`, db`property_id`, saying(db, 0)]
  return db<UnsentMail[]>`
    select ${property}, id, ${says}, ${date(db)} from ${table}
    where status in ('WAITING', 'DROPPED') and id > ${after} order by id limit ${limit}`
}

/** How many mails wait, and how many could not be sent in time; of accounts and of restaurants. */
export async function countUnsent(db: Db): Promise<{ waiting: number; dropped: number }> {
  const [row] = await db<{ waiting: number; dropped: number }[]>`
    select count(*) filter (where status = 'WAITING') as waiting, count(*) filter (where status = 'DROPPED') as dropped
    from (select status from mails union all select status from account_mails) m`
  return row ?? { waiting: 0, dropped: 0 }
}
