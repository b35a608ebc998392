/** What guests are written about their reservations, and when they are to be reminded. Pure. */
import type { Instant } from '../kernel/time.ts'
import type { MailKind } from '../mail/schema.ts'
import { DEFAULT_SETTINGS } from '../properties/rules.ts'
import { isEnded, type Status } from '../reservations/status.ts'
import type { ReservationRow } from '../reservations/store.ts'

/** Of a reservation what the guest is told, as it was when something happened to it. */
export type Told = Pick<
  ReservationRow,
  | 'status'
  | 'pax'
  | 'start_date'
  | 'start_hour'
  | 'start_at'
  | 'end_at'
  | 'zone'
  | 'expires_at'
  | 'special_request'
  | 'version'
> & { service: string; name: string }

export interface Notice {
  /** BCP 47; null: the property's */
  language: string | null
  /** of the guest's link then: who was its guest before another one is not sent that one's */
  nonce: string
  /** when it happened, by the property's clock */
  at: Instant
  told: Told
  /** how it was before, where it is told that it changed */
  former: Pick<Told, 'status' | 'pax' | 'start_date' | 'start_hour'> | null
}

type Standing = Pick<
  ReservationRow,
  | 'status'
  | 'waiting_list'
  | 'walk_in'
  | 'checkin_at'
  | 'no_show_at'
  | 'start_at'
  | 'end_at'
  | 'start_date'
  | 'start_hour'
  | 'pax'
>

/** What there is to say of a reservation as it stands. */
const KINDS = {
  WAITING: 'RESERVATION_REQUESTED',
  ACCEPTED: 'RESERVATION_ACCEPTED',
  PREPAY: 'RESERVATION_CONFIRMED',
  CONFIRMED: 'RESERVATION_CONFIRMED',
  CANCELLED: 'RESERVATION_CANCELLED',
  REJECTED: 'RESERVATION_REJECTED',
  EXPIRED: 'RESERVATION_EXPIRED',
} as const satisfies Record<Status, MailKind>

const kindOf = ({ status, waiting_list }: Standing): MailKind =>
  status === 'WAITING' && waiting_list ? 'RESERVATION_QUEUED' : KINDS[status]

/**
 * Who sits at the table, or should have by now, needs no mail. That it does not stand is told until its end: somebody
 * may be on the way.
 */
function isPast(
  { status, walk_in, checkin_at, no_show_at, start_at, end_at }: Standing,
  now: Instant,
): boolean {
  if (walk_in || checkin_at !== null || no_show_at !== null) return true
  return (isEnded(status) ? end_at : start_at) <= now
}

/** What the guest of a new reservation is written; undefined: nothing. */
export const kindOfNew = (row: Standing, now: Instant): MailKind | undefined =>
  isPast(row, now) ? undefined : kindOf(row)

const isMoved = (before: Standing, after: Standing): boolean =>
  (['start_date', 'start_hour', 'pax'] as const).some((field) => before[field] !== after[field])

/** `reachable`: whoever is its guest now can be written to and could not before, or not there. */
export function kindOfChange(
  before: Standing,
  after: Standing,
  now: Instant,
  reachable: boolean,
): MailKind | undefined {
  if (isPast(after, now)) return undefined
  if (before.status !== after.status) return kindOf(after)
  if (isEnded(after.status)) return undefined
  if (reachable) return kindOf(after)
  return isMoved(before, after) ? 'RESERVATION_CHANGED' : undefined
}

/** What a property says of mails to its guests. */
export interface MailSettings {
  guest_mails?: boolean
  reminder_hours?: number
}

export const writesToGuests = ({ guest_mails = DEFAULT_SETTINGS.guest_mails }: MailSettings): boolean =>
  guest_mails

/**
 * When the guest is to be reminded of a time that they are told now: null where it is sooner than that, so that nobody
 * is told twice.
 */
export function reminderOf(
  { status, start_at }: Pick<Standing, 'status' | 'start_at'>,
  now: Instant,
  { reminder_hours: hours = DEFAULT_SETTINGS.reminder_hours }: MailSettings,
): Instant | null {
  const at = start_at - hours * 3600
  return status === 'CONFIRMED' && hours > 0 && at > now ? at : null
}

/** Whether somebody has it in their calendar, or is to. */
export const hasEntry = (status: Status): boolean =>
  status === 'CONFIRMED' || status === 'ACCEPTED' || status === 'PREPAY'

const HOUR = 3600

/** For how many seconds the mail is of use. */
export const usefulFor = ({ end_at }: Pick<Told, 'end_at'>, now: Instant): number =>
  Math.max(end_at - now, HOUR)

type Named = Omit<Told, 'service' | 'name'> & {
  service: { name: string }
  customer: { first_name: string; last_name: string }
}

export function toldOf(row: Named): Told {
  const { first_name, last_name } = row.customer
  const name = `${first_name} ${last_name}`.trim()
  return {
    status: row.status,
    pax: row.pax,
    start_date: row.start_date,
    start_hour: row.start_hour,
    start_at: row.start_at,
    end_at: row.end_at,
    zone: row.zone,
    expires_at: row.expires_at,
    special_request: row.special_request,
    version: row.version,
    service: row.service.name,
    name,
  }
}
