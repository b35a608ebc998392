/** Bookings that may be decided together with others, and which of them touch the same days. */
import type { When } from '../availability/party.ts'
import type { Setup } from '../availability/setup.ts'
import type { Actor, Ctx } from '../context.ts'
import { customerValues, type CustomerValues } from '../customers/rules.ts'
import { stretchAt, type BookingRequest } from './booking-request.ts'
import { requireContact } from './guest.ts'
import type { Stretch } from './scene.ts'

/** A booking on its way, planned on a set-up from memory. */
export interface Rider {
  actor: Actor
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

/**
 * The booking as part of a round. Undefined where it may be more than a decision and its rows: a key to do it once, a
 * hold to take over, a minute that only the database knows, others to be moved for it.
 */
export function riderOf(
  { once }: Ctx,
  setup: Setup,
  actor: Actor,
  request: BookingRequest,
): Rider | undefined {
  const { body, channel, customer, when } = request
  if (once || !when || body.hold_id !== undefined || setup.settings.reseat) return undefined
  const values = customerValues(customer, setup.country)
  if (customer.id === undefined) requireContact(channel, values)
  return { actor, setup, request: { ...request, when }, values, stretch: stretchAt(setup, request, when) }
}

/** The days of riders, or of a group, each with its property. */
export const dayKeys = (property: number, { days }: Pick<Stretch, 'days'>): string[] =>
  days.map((day) => `${property} ${day}`)

/** Riders that have a local day in common come together: each of them is decided knowing of the others. */
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
  return groups
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
