/** What a guest may do about a reservation, and until when. Pure. */
import type { Instant } from '../kernel/time.ts'
import { DEFAULT_SETTINGS } from '../properties/rules.ts'
import { isEnded } from '../reservations/status.ts'
import type { ReservationRow } from '../reservations/store.ts'

/** Until somebody who stayed on, or looks for a coat in the morning, has found the address. */
const AFTER_STAY_SECONDS = 12 * 3600

/** When the link is good no more. */
export const linkEnds = (end_at: Instant): Instant => end_at + AFTER_STAY_SECONDS

/** `late`: it was possible, until the restaurant's limit. */
type May = 'yes' | 'late' | 'no'

export interface Acts {
  change: May
  cancel: May
  confirm: boolean
  /** until when what is promised can be changed and cancelled */
  until: Instant
}

type Standing = Pick<
  ReservationRow,
  'status' | 'waiting_list' | 'start_at' | 'checkin_at' | 'checkout_at' | 'no_show_at'
>

/**
 * The limit is about tables that the restaurant counts on: a request that it has not answered, or a guest who never
 * confirmed, can be withdrawn until the start. Who is queued has no table that could be moved.
 */
export function actsOf(row: Standing, now: Instant, limitMinutes: number | undefined): Acts {
  const { status, waiting_list, start_at, checkin_at, checkout_at, no_show_at } = row
  const minutes = limitMinutes ?? DEFAULT_SETTINGS.cancel_limit_minutes
  const until = start_at - minutes * 60
  const arrived = checkin_at !== null || checkout_at !== null || no_show_at !== null
  if (isEnded(status) || arrived || now >= start_at)
    return { change: 'no', cancel: 'no', confirm: false, until }
  const inTime = now <= until ? 'yes' : 'late'
  if (status === 'WAITING')
    return { change: waiting_list ? 'no' : 'yes', cancel: 'yes', confirm: false, until }
  if (status === 'ACCEPTED') return { change: inTime, cancel: 'yes', confirm: true, until }
  return { change: inTime, cancel: inTime, confirm: false, until }
}

/** What confirms bookings of that size only on request. */
interface Asking {
  confirmation_mode: 'CONFIRMED' | 'WAITING_LIST'
  confirm_up_to: number
}

/**
 * Whether a reservation may be moved there without asking the restaurant: a promise is not moved to where a new
 * booking would be a request. What is a request itself stays one.
 */
export const mayMoveTo = (
  status: ReservationRow['status'],
  pax: number,
  { confirmation_mode, confirm_up_to }: Asking,
): boolean => status === 'WAITING' || confirmation_mode === 'CONFIRMED' || pax <= confirm_up_to
