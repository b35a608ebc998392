/** A week of an invented restaurant, as a list of what happens when: the same one for a seed, a moment and services. */
import { toInstant, weekdayOf, type Day, type Instant, type Minute } from '../kernel/time.ts'
import { GUESTS, WISHES, type InventedGuest } from './guests.ts'

export interface SeedService {
  id: number
  /** on the wall, the end maybe past midnight */
  start: Minute
  end: Minute
  days_of_week: number[]
  slots: Minute[] | null
  slot_interval: number
  average_stay: number
}

export interface Visit {
  service_id: number
  day: Day
  minute: Minute
  pax: number
  guest: InventedGuest
  by_staff: boolean
  special_request: string
}

type Deed = 'book' | 'walk_in' | 'check_in' | 'check_out' | 'no_show' | 'cancel'

export interface Step {
  at: Instant
  deed: Deed
  visit: Visit
}

export interface Moment {
  zone: string
  now: Instant
  today: Day
}

const DAYS_AROUND = 3
const MINUTE = 60
const HOUR = 3600
const SIZES = [1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 7]

/** Whole numbers from 0 on, below what is asked for; mulberry32, which is short and good enough for this. */
type Dice = (sides: number) => number
function diceOf(seed: number): Dice {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides)
  }
}

function pick<T>(dice: Dice, items: readonly T[]): T {
  const item = items[dice(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** What has happened by now, in the order in which it happened. */
export function storyOf(seed: number, moment: Moment, services: SeedService[]): Step[] {
  const dice = diceOf(seed)
  const steps: Step[] = []
  for (let day = moment.today - DAYS_AROUND; day <= moment.today + DAYS_AROUND; day++)
    for (const service of services.filter((one) => one.days_of_week.includes(weekdayOf(day))))
      for (let n = 4 + dice(3); n > 0; n--) steps.push(...stepsOf(dice, moment, service, day))
  // sorting keeps what happens at one moment in its order
  return steps.filter(({ at }) => at < moment.now).sort((a, b) => a.at - b.at)
}

function startsOf({ start, end, slots, slot_interval, average_stay }: SeedService): Minute[] {
  if (slots) return slots
  const last = Math.max(start, end - average_stay)
  return Array.from(
    { length: Math.floor((last - start) / slot_interval) + 1 },
    (_, n) => start + n * slot_interval,
  )
}

function stepsOf(dice: Dice, { zone, now }: Moment, service: SeedService, day: Day): Step[] {
  const visit: Visit = {
    service_id: service.id,
    day,
    minute: pick(dice, startsOf(service)),
    pax: pick(dice, SIZES),
    guest: pick(dice, GUESTS),
    by_staff: dice(4) === 0,
    special_request: dice(5) === 0 ? pick(dice, WISHES) : '',
  }
  // all dice are cast, whatever becomes of the visit: what follows must not depend on the moment
  const [fate, lead, recent, late, early] = [dice(12), 3 + dice(120), 1 + dice(48), dice(12), dice(15)]
  const start = toInstant(zone, day, visit.minute)
  if (start === undefined) return []
  const step = (deed: Deed, at: Instant): Step => ({ at, deed, visit })
  const end = start + Math.max(10, service.average_stay - early) * MINUTE
  if (fate === 0) return [step('walk_in', start + late * MINUTE), step('check_out', end + late * MINUTE)]
  const booked = start - lead * HOUR
  const book = step('book', booked < now ? booked : now - recent * HOUR)
  if (fate === 1) return [book, step('no_show', start + 20 * MINUTE)]
  if (fate === 2) return [book, step('cancel', start - 2.5 * HOUR)]
  return [book, step('check_in', start + late * MINUTE), step('check_out', end)]
}
