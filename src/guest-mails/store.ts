import type { Db, Tx } from '../db/sql.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import type { MailKind } from '../mail/schema.ts'
import { TRIED_SECONDS } from '../mail/rules.ts'
import { usefulFor, type Notice } from './rules.ts'

/** A mail that is written from a notice when it is sent. */
export interface NewNotice {
  kind: MailKind
  recipient: string
  notice: Notice
}

/** By the property's own clock, which a sandbox may have moved. */
const isDue = (db: Db) => db`r.remind_at <= now() + make_interval(secs => p.clock_offset)`

export type Part = ReturnType<typeof isDue>

/** What is written of it, by the names that `insertNotices` reads. */
export const columnsOf = ({ kind, recipient, notice }: NewNotice) => ({
  mail_kind: kind,
  recipient,
  notice,
  useful: Math.ceil(Math.min(usefulFor(notice.told, notice.at), TRIED_SECONDS)),
})

/** The insert of mails, as a part of a statement; those of `input` that have a recipient. A sandbox's are kept. */
export const insertNotices = (tx: Db, input: Part): Part => tx`
  insert into mails (property_id, customer_id, reservation_id, kind, message_id, recipient, notice, sealed, give_up_at, status)
  select i.property_id, i.customer_id, i.id, i.mail_kind, gen_random_uuid()::text, i.recipient, i.notice, false,
    now() + make_interval(secs => i.useful), case when p.sandbox then 'KEPT' else 'WAITING' end
  from ${input} i join properties p on p.id = i.property_id where i.recipient is not null`

const momentOf = (at: Instant | null) => (at === null ? null : toIso(at))

/** Writes the mail of a reservation that is there, and when its guest is to be reminded. */
export async function insertNotice(
  tx: Tx,
  property: number,
  { id, customer_id }: { id: number; customer_id: number },
  mail: NewNotice,
  remind_at: Instant | null,
): Promise<void> {
  const { mail_kind, recipient, notice, useful } = columnsOf(mail)
  await tx`
    with input as (
      select ${property}::bigint as property_id, ${id}::bigint as id, ${customer_id}::bigint as customer_id,
        ${mail_kind} as mail_kind, ${recipient} as recipient, ${JSON.stringify(notice)}::text::jsonb as notice, ${useful}::integer as useful),
    m as (${insertNotices(tx, tx`input`)})
    update reservations set remind_at = ${momentOf(remind_at)} where property_id = ${property} and id = ${id}`
}

/** Nobody is to be reminded of it any more. */
export async function endReminder(tx: Tx, property: number, id: number): Promise<void> {
  await tx`update reservations set remind_at = null where property_id = ${property} and id = ${id}`
}

const AT_ONCE = 500

/** Reservations of which the moment has come by the now of their property, the longest ago first. */
export async function listToRemind(db: Db): Promise<{ property_id: number; id: number }[]> {
  return db<{ property_id: number; id: number }[]>`
    select property_id, id from (
      select r.property_id, r.id, r.remind_at from reservations r join properties p on p.id = r.property_id
      where p.clock_offset = 0 and r.remind_at <= now()
      union all
      select r.property_id, r.id, r.remind_at from properties p join reservations r on r.property_id = p.id
      where p.clock_offset <> 0 and ${isDue(db)}) due
    order by remind_at, property_id, id limit ${AT_ONCE}`
}

/** Whether its moment has come and it was not reminded of; asked under the lock. */
export async function isToRemind(tx: Tx, property: number, id: number): Promise<boolean> {
  const rows = await tx`
    select from reservations r join properties p on p.id = r.property_id
    where r.property_id = ${property} and r.id = ${id} and ${isDue(tx)}`
  return rows.length > 0
}
