/** Bookings that may be decided together with others, and which of them touch the same days. */
import type { Channel, When } from '../availability/party.ts'
import type { Setup } from '../availability/setup.ts'
import type { CustomerValues } from '../customers/rules.ts'
import type { CustomerInput } from '../customers/schema.ts'
import type { Stretch } from './scene.ts'
import type { Booked, ReservationCreate } from './schema.ts'

export interface BookingRequest {
  body: ReservationCreate
  channel: Channel
  customer: CustomerInput
  /** undefined: now, which a walk-in has to be told under the lock */
  when: When | undefined
}

/** A booking on its way, planned on a set-up from memory. */
export interface Rider {
  actor: string
  setup: Setup
  request: BookingRequest & { when: When }
  values: CustomerValues
  stretch: Stretch
}

/** Riders of one property whose days are not those of others. */
export interface Group extends Stretch {
  property: number
  setup: Setup
  riders: Rider[]
}

/** `again`: in a later round. `alone`: it is no work for a round, or the round failed without a trace. */
export type Outcome = { booked: Booked } | { error: unknown } | 'again' | 'alone'

/** A group whose days somebody else has is not in it. */
export type Outcomes = Map<Rider, Outcome>

/** The days of riders, or of a group, each with its property. */
export const dayKeys = (property: number, { days }: Pick<Stretch, 'days'>): string[] =>
  days.map((day) => `${property} ${day}`)

/** Riders that have a local day in common come together: each of them is decided knowing of those before. */
export function groupsOf(riders: Rider[]): Group[] {
  const groups: Group[] = []
  for (const rider of riders) {
    const { setup, stretch } = rider
    const touching = groups.filter(
      (one) => one.property === setup.property_id && stretch.days.some((day) => one.days.includes(day)),
    )
    const own: Group = { property: setup.property_id, setup, riders: [rider], ...stretch }
    const [first, ...rest] = touching
    if (!first) groups.push(own)
    else Object.assign(first, [...rest, own].reduce(joined, first))
    for (const one of rest) groups.splice(groups.indexOf(one), 1)
  }
  // groups that a later rider joined stand one behind the other
  return groups.map((group) => ({ ...group, riders: riders.filter((one) => group.riders.includes(one)) }))
}

const joined = (a: Group, b: Group): Group => ({
  ...a,
  riders: [...a.riders, ...b.riders],
  days: [...new Set([...a.days, ...b.days])].sort((x, y) => x - y),
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
})

/** Whether two may mean the same guest: the second one has to see what was written of the first. */
export function mayBeSameGuest(a: Rider, b: Rider): boolean {
  if (a.setup.property_id !== b.setup.property_id) return false
  const [one, other] = [a.values, b.values]
  return (
    a.request.customer.id !== undefined ||
    b.request.customer.id !== undefined ||
    (one.phone !== null && one.phone === other.phone) ||
    (one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase())
  )
}
