/** What guests are told, written down in the transaction of what happened. It is put into words when it is sent. */
import type { Setup } from '../availability/setup.ts'
import type { Tx } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { MailKind } from '../mail/schema.ts'
import type { ReservationRow } from '../reservations/store.ts'
import { kindOfChange, kindOfNew, reminderOf, toldOf, writesToGuests } from './rules.ts'
import { insertNotice, type NewNotice } from './store.ts'

/** What goes with a reservation that is about to be written. */
interface Telling {
  mail: NewNotice | null
  remind_at: Instant | null
}

type NewRow = Omit<ReservationRow, 'id' | 'customer'> & { customer: Omit<ReservationRow['customer'], 'id'> }

/** For the statement that writes a new reservation; nothing where the guest has no address, or sits down. */
export function tellingOf({ settings }: Pick<Setup, 'settings'>, row: NewRow, now: Instant): Telling {
  const { email } = row.customer
  const kind = email !== null && writesToGuests(settings) ? kindOfNew(row, now) : undefined
  if (!kind || email === null) return { mail: null, remind_at: null }
  return { mail: noticeOf(kind, email, row, now), remind_at: reminderOf(row, now, settings) }
}

/** After a change: the mail, where it is one that the guest should hear of. */
export async function tellChange(
  tx: Tx,
  { property_id, settings }: Pick<Setup, 'property_id' | 'settings'>,
  before: ReservationRow,
  after: ReservationRow,
  now: Instant,
): Promise<void> {
  const { id, customer } = after
  const { email } = customer
  if (email === null || !writesToGuests(settings)) return
  const kind = kindOfChange(before, after, now, before.customer.email !== email)
  if (!kind) return
  const mail = noticeOf(kind, email, after, now, before)
  await insertNotice(
    tx,
    property_id,
    { id, customer_id: customer.id },
    mail,
    reminderOf(after, now, settings),
  )
}

export function noticeOf(
  kind: MailKind,
  recipient: string,
  row: NewRow,
  at: Instant,
  before?: ReservationRow,
): NewNotice {
  const former = before && toldOf(before)
  return {
    kind,
    recipient,
    notice: {
      language: row.language,
      nonce: row.link_nonce,
      at,
      told: toldOf(row),
      former: former
        ? {
            status: former.status,
            pax: former.pax,
            start_date: former.start_date,
            start_hour: former.start_hour,
          }
        : null,
    },
  }
}
