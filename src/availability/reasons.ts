/** What a refused booking is told: what was wrong and what would be right. */
import { Refusal, type Reason } from '../kernel/refusal.ts'
import { dateOf, timeOf } from '../kernel/time.ts'
import type { Party, When } from './party.ts'
import { serviceDayOf, startsOf } from './service-day.ts'
import type { Setup, SetupService } from './setup.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const meantBy = (service: SetupService, { day, minute }: When) => serviceDayOf(service, day, minute)

/**
 * Known clients read words in these messages: a full time says "no table", a party size says "pax" and "capacity"
 * and never "no table", hours and days say "service" and "time" (`api.md`, section 1.6).
 */
const MESSAGES: Record<Reason, (party: Party, when: When, setup: Setup) => string> = {
  not_bookable: ({ service }) =>
    `The service ${service.name} cannot be booked at any time; choose another service.`,
  not_online: ({ service }) =>
    `The service ${service.name}, the room or a table asked for cannot be booked online at any time; choose others, or call the restaurant.`,
  room_not_served: ({ service, room_id }) =>
    `The service ${service.name} is not served in ${room_id === undefined ? 'any bookable room' : `room ${room_id}`} at any time; choose another room.`,
  closed_day: ({ service }, when) => {
    const { service_day } = meantBy(service, when)
    if (service.special_days.has(service_day))
      return `The service ${service.name} does not run at any time on ${dateOf(service_day)}, a special day; choose another day.`
    const days = service.days_of_week.map((n) => WEEKDAYS[n - 1]).join(', ')
    const season = [
      service.valid_from === null ? '' : ` from ${dateOf(service.valid_from)}`,
      service.valid_to === null ? '' : ` until ${dateOf(service.valid_to)}`,
    ].join('')
    return `The service ${service.name} does not run on ${dateOf(when.day)} at that time; it runs on ${days}${season}.`
  },
  outside_hours: ({ service, walk_in }, when) => {
    const { start, end } = meantBy(service, when).on ?? service
    return `The time ${timeOf(when.minute)} is ${walk_in ? 'more than an hour ' : ''}outside the hours of the service ${service.name} on ${dateOf(when.day)}: ${timeOf(start)} to ${timeOf(end)}.`
  },
  not_a_slot: ({ service }, when) => {
    const times = startsOf(meantBy(service, when).on ?? service).map((offset) => timeOf(offset).slice(0, 5))
    return `The time ${timeOf(when.minute)} is not a start time of the service ${service.name} on ${dateOf(when.day)}; start times are ${times.join(', ')}.`
  },
  clock_change: ({ service }, { day, minute }) =>
    `The time ${timeOf(minute)} does not exist on ${dateOf(day)}: the clocks skip it. Choose another time of the service ${service.name}.`,
  past: (_party, { day, minute }) =>
    `The time ${dateOf(day)} ${timeOf(minute)} is in the past; choose a later time of the service.`,
  too_soon: ({ service }) =>
    `The service ${service.name} is booked online at least ${service.advance_min} minutes ahead; choose a later time.`,
  too_far: ({ service }) =>
    `The service ${service.name} is booked online at most ${service.max_advance} days ahead; choose an earlier time.`,
  party_too_large: ({ pax }, _when, { settings }) =>
    settings.max_party !== undefined && pax > settings.max_party
      ? `pax ${pax} is above the capacity for online bookings: at most ${settings.max_party}. Call the restaurant for larger parties.`
      : `pax ${pax} is above the capacity of every table and combination asked for; book a smaller party or choose another room.`,
  party_too_small: ({ pax }) =>
    `pax ${pax} is below the capacity for which the tables asked for are kept; choose another room or call the restaurant.`,
  out_of_order: ({ service }, { day, minute }) =>
    `The tables that fit this party are out of order at the time ${timeOf(minute)} of the service ${service.name} on ${dateOf(day)}; choose another time or other tables.`,
  // read by the guest: it does not say who is blocked, nor by what it is known
  blocked: () => 'This booking cannot be taken online at any time; call the restaurant.',
  pacing: ({ service }, { day, minute }) =>
    `There is no table to be had online on ${dateOf(day)} at ${timeOf(minute)}: the service ${service.name} takes no more guests then. Choose another time, or call the restaurant.`,
  full: (_party, { day, minute }) =>
    `There is no table free on ${dateOf(day)} at ${timeOf(minute)} for the whole stay; choose another time.`,
  hold_expired: ({ service }, { day, minute }) =>
    `The hold is of no use for the service ${service.name} on ${dateOf(day)} at the time ${timeOf(minute)}: it has expired or was given back, or it was taken by another caller or for something else. Take a new hold for exactly this, or leave hold_id out.`,
}

/** What staff read of a booking that stands although a guest would have been refused. */
export interface Warning {
  reason: Reason
  message: string
}

/** Where a guest is told something else. */
const WARNINGS: Partial<typeof MESSAGES> = {
  blocked: () => 'This guest, or somebody with the same phone or e-mail, is blocked here.',
  pacing: ({ service }, { day, minute }) =>
    `The service ${service.name} has more guests on ${dateOf(day)} at ${timeOf(minute)} than its limits allow.`,
}

export function bookingWarnings(reasons: Reason[], setup: Setup, party: Party, when: When): Warning[] {
  return reasons.map((reason) => {
    const message = WARNINGS[reason] ?? MESSAGES[reason]
    return { reason, message: message(party, when, setup) }
  })
}

export function bookingRefusal(reason: Reason, setup: Setup, party: Party, when: When): Refusal {
  const size = reason === 'party_too_large' || reason === 'party_too_small'
  return new Refusal(size ? 'party_size' : 'booking_time', MESSAGES[reason](party, when, setup), { reason })
}
