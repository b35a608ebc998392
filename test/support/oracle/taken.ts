/** Who sits where at one instant, and who counts for pacing (sections 2, 4.2 and 6 of the booking rules). */
import { instantOf } from './clock.ts'
import { find, type Claim, type Request, type Reservation, type Restaurant } from './restaurant.ts'

const SEATED = ['CONFIRMED', 'ACCEPTED', 'PREPAY']

/** A request that nobody answered before its start, or an offer that the guest let pass. */
export function hasLapsed({ now, zone }: Restaurant, reservation: Reservation): boolean {
  const { status, checked_in, expires_at, date, hour } = reservation
  if (checked_in) return false
  if (status === 'WAITING') return (instantOf(zone, date, hour) ?? 0) <= now
  return status === 'ACCEPTED' && expires_at !== null && expires_at <= now
}

/** Whether the reservation is one that comes, or came, to a table. */
export function isExpected(restaurant: Restaurant, reservation: Reservation): boolean {
  const { status, waiting_list } = reservation
  return (
    (SEATED.includes(status) || (status === 'WAITING' && !waiting_list)) &&
    !hasLapsed(restaurant, reservation)
  )
}

/** The single tables that a claim takes: a group stands for its members. */
export function takesOf({ tables }: Restaurant, table_ids: number[]): number[] {
  const takes = table_ids.flatMap((id) => {
    const { members } = find(tables, id)
    return members.length > 0 ? members : [id]
  })
  return [...new Set(takes)]
}

function isThere(zone: string, claim: Claim, instant: number): boolean {
  const start = instantOf(zone, claim.date, claim.hour)
  return start !== undefined && start <= instant && instant < start + claim.stay * 60
}

/** The claims that count while this request is decided: neither what it moves nor its own hold. */
function claimsBeside(restaurant: Restaurant, { moving, hold_id }: Pick<Request, 'moving' | 'hold_id'>) {
  return {
    reservations: restaurant.reservations.filter(({ id }) => id !== moving),
    holds: restaurant.holds.filter(({ id, live }) => id !== hold_id && live),
  }
}

/** Whether anybody has a single table at an instant. */
export function isTaken(
  restaurant: Restaurant,
  table: number,
  instant: number,
  request: Pick<Request, 'moving' | 'hold_id'>,
): boolean {
  const { reservations, holds } = claimsBeside(restaurant, request)
  const has = (claim: Claim) =>
    isThere(restaurant.zone, claim, instant) && takesOf(restaurant, claim.table_ids).includes(table)
  return (
    holds.some(has) ||
    reservations.some(
      (one) =>
        has(one) &&
        isExpected(restaurant, one) &&
        (one.checked_out_at === null || instant < one.checked_out_at) &&
        (one.no_show_at === null || instant < one.no_show_at),
    )
  )
}

/** The claims that count for pacing. */
export function countedClaims(restaurant: Restaurant, request: Pick<Request, 'moving' | 'hold_id'>): Claim[] {
  const { reservations, holds } = claimsBeside(restaurant, request)
  const counted = reservations.filter((one) => isExpected(restaurant, one) && one.no_show_at === null)
  return [...counted, ...holds]
}
