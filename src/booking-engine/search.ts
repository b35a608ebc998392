/** What can be booked, as the first step of the page shows it: days of a month, times of a day. */
import { choicesOf, combiningRooms } from '../availability/choices.ts'
import { decide, searchSlots } from '../availability/engine.ts'
import type { Loaded, Party, Prepared } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { loadSearch } from '../availability/search.ts'
import { startsOnDay } from '../availability/service-day.ts'
import type { Setup, SetupRoom, SetupService } from '../availability/setup.ts'
import type { Ctx } from '../context.ts'
import { ownHold } from '../holds/rules.ts'
import { findAlternatives } from '../reservations/alternatives.ts'
import type { Alternative, Reason } from '../kernel/refusal.ts'
import { dateOf, dayOf, isDate, LAST_DAY, minuteOf, toWall, type Day, type Minute } from '../kernel/time.ts'
import type { House } from './house.ts'
import type { Slot, Wish } from './links.ts'

export type DayState = 'free' | 'waiting' | 'full' | 'closed' | 'not_open' | 'past'

interface Time {
  minute: Minute
  waiting: boolean
}

export interface ServiceTimes {
  service: SetupService
  times: Time[]
}

export interface Found {
  setup: Setup
  pax: number
  today: Day
  /** the first day of the month */
  month: Day
  days: { day: Day; state: DayState }[]
  /** undefined: none of the month is free, and none was asked for */
  day: Day | undefined
  services: ServiceTimes[]
  /** where the day asked for has nothing */
  nearest: Alternative[]
  /** what the party could never have, at no time */
  never: 'party_too_large' | 'party_too_small' | undefined
  /** the largest party that could be seated */
  largest: number
  /** among which the guest may choose; fewer than two are no choice */
  rooms: SetupRoom[]
  room: number | undefined
  /** the last day that can be booked */
  last: Day
}

const MOST_PAX = 1000
export const USUAL_PAX = 2
const WHEN_NONE_IS_NAMED: Minute = 19 * 60

const monthOf = (day: Day): Day => dayOf(`${dateOf(day).slice(0, 7)}-01`)
export const monthAfter = (month: Day): Day => monthOf(month + 31)
export const monthBefore = (month: Day): Day => monthOf(month - 1)

/** Services that guests book online, in the order of the page. */
export const onlineServices = (setup: Setup): SetupService[] =>
  [...setup.services.values()]
    .filter(({ bookable, online }) => bookable && online)
    .sort((a, b) => a.start - b.start || a.id - b.id)

/** The largest party that a table, a group or a combination takes. */
function largestParty(setup: Setup): number {
  const rooms = [...setup.rooms.values()].filter(({ bookable }) => bookable)
  const open = new Set(rooms.map(({ id }) => id))
  const sizes = choicesOf(setup)
    .filter(({ bookable, room_id }) => bookable && open.has(room_id))
    .map(({ guests_max }) => guests_max)
  const joined = combiningRooms(setup, rooms).map(({ largest }) => largest)
  return Math.min(Math.max(0, ...sizes, ...joined), setup.settings.max_party ?? MOST_PAX, MOST_PAX)
}

/** Whether the guest may choose the room of a service. */
const showsRooms = ({ services }: House, { id }: SetupService): boolean =>
  services.find((one) => one.id === id)?.show_rooms ?? false

/** The rooms that guests may choose among. */
function roomsOf(house: House, setup: Setup): SetupRoom[] {
  const shown = onlineServices(setup).filter((service) => showsRooms(house, service))
  return [...setup.rooms.values()]
    .filter(({ id, bookable }) => bookable && shown.some(({ room_ids }) => room_ids?.includes(id) ?? true))
    .sort((a, b) => a.position - b.position || a.id - b.id)
}

const CLOSED: readonly Reason[] = ['closed_day', 'outside_hours', 'out_of_order', 'clock_change']
const NOT_OPEN: readonly Reason[] = ['too_far', 'too_soon', 'past']

/** What a day has, at its best; it stops looking where there is a table. */
function stateOf(setup: Setup, loaded: Loaded, prepared: Prepared[], day: Day): DayState {
  const reasons = new Set<Reason>()
  let waiting = false
  for (const one of prepared)
    for (const minute of startsOnDay(one.party.service, day)) {
      const decision = decide(setup, loaded, one, { day, minute })
      if ('refused' in decision) reasons.add(decision.refused)
      else if (!decision.seating.queued) return 'free'
      else waiting = true
    }
  if (waiting) return 'waiting'
  const all = [...reasons]
  if (all.every((reason) => CLOSED.includes(reason))) return 'closed'
  return all.every((reason) => CLOSED.includes(reason) || NOT_OPEN.includes(reason)) ? 'not_open' : 'full'
}

function timesOf(setup: Setup, loaded: Loaded, prepared: Prepared[], day: Day): ServiceTimes[] {
  return prepared.flatMap((one) => {
    const times = searchSlots(setup, loaded, one, day).flatMap(({ minute, seating }) =>
      seating ? [{ minute, waiting: seating.queued }] : [],
    )
    return times.length > 0 ? [{ service: one.party.service, times }] : []
  })
}

function neverOf(prepared: Pick<Prepared, 'capacity'>[]): Found['never'] {
  const [first] = prepared
  const same = first !== undefined && prepared.every(({ capacity }) => capacity === first.capacity)
  if (!same)
    return prepared.length > 0 && prepared.every(({ capacity }) => capacity) ? 'party_too_large' : undefined
  return first.capacity === 'party_too_large' || first.capacity === 'party_too_small'
    ? first.capacity
    : undefined
}

const MONTH = /^\d{4}-\d{2}$/
/** Beyond these a month and what comes after it could not be written, or loaded, any more. */
const FIRST_SHOWN = dayOf('2000-01-01')
const LAST_SHOWN = LAST_DAY - 400

/** The day that was asked for, where it is one that can be shown. */
function dayAsked(date: string | undefined): Day | undefined {
  if (date === undefined || !isDate(date)) return undefined
  const day = dayOf(date)
  return day >= FIRST_SHOWN && day <= LAST_SHOWN ? day : undefined
}

function monthAsked({ date, month }: Wish): Day | undefined {
  const day = dayAsked(date)
  if (day !== undefined) return monthOf(day)
  return month !== undefined && MONTH.test(month) ? dayAsked(`${month}-01`) : undefined
}

/** A reservation that times are looked for: what it has is free for it, and not every service takes it. */
export interface Moving {
  party(setup: Setup): Partial<Party>
  mayMoveTo(service: SetupService): boolean
}

/** Where nothing is named the first month with something free is shown, this one or the next. */
export async function findTimes(
  ctx: Ctx,
  house: House,
  holder: string,
  wish: Wish,
  moving?: Moving,
): Promise<Found> {
  const asked = monthAsked(wish)
  if (asked !== undefined) return findInMonth(ctx, house, holder, wish, asked, moving)
  const month = monthOf(toWall(house.property.timezone, house.now).day)
  const found = await findInMonth(ctx, house, holder, wish, month, moving)
  if (found.day !== undefined || found.never || monthAfter(month) > found.last) return found
  return findInMonth(ctx, house, holder, wish, monthAfter(month), moving)
}

async function findInMonth(
  ctx: Ctx,
  house: House,
  holder: string,
  wish: Wish,
  month: Day,
  moving: Moving | undefined,
): Promise<Found> {
  const { pax = USUAL_PAX, date } = wish
  const end = monthAfter(month) - 1
  const { setup, loaded } = await loadSearch(ctx, house.property.id, month, end)
  const rooms = roomsOf(house, setup)
  const room = rooms.length > 1 ? rooms.find(({ id }) => id === wish.room)?.id : undefined
  const online = onlineServices(setup).filter((service) => moving?.mayMoveTo(service) ?? true)
  const holding = ownHold(loaded, holder, wish.hold)?.id
  const prepared = online.map((service) =>
    prepare(setup, {
      channel: 'OCTOTABLE_BOOK',
      pax,
      service,
      room_id: showsRooms(house, service) ? room : undefined,
      holding,
      ...moving?.party(setup),
    }),
  )
  const today = toWall(setup.zone, loaded.now).day
  const days = Array.from({ length: end - month + 1 }, (_, n) => month + n).map((day) => ({
    day,
    state: day < today ? ('past' as const) : stateOf(setup, loaded, prepared, day),
  }))
  const day = dayAsked(date) ?? days.find(({ state }) => state === 'free')?.day
  const services = day === undefined ? [] : timesOf(setup, loaded, prepared, day)
  const never = neverOf(prepared)
  const nearest =
    day === undefined || never || services.some(({ times }) => times.some(({ waiting }) => !waiting))
      ? []
      : await nearestTo(ctx, house, { ...wish, pax, room }, Math.max(day, today))
  return {
    setup,
    pax,
    today,
    month,
    days,
    day,
    services,
    nearest,
    never,
    largest: largestParty(setup),
    rooms: rooms.length > 1 ? rooms : [],
    room,
    last: today + Math.max(0, ...online.map(({ max_advance }) => max_advance)),
  }
}

export function nearestTo(
  ctx: Ctx,
  { property }: House,
  { pax = USUAL_PAX, room, time }: Wish,
  day: Day,
): Promise<Alternative[]> {
  const minute = time === undefined ? WHEN_NONE_IS_NAMED : minuteOf(time)
  return findAlternatives(
    ctx,
    property.id,
    { channel: 'OCTOTABLE_BOOK', pax, room_id: room },
    { day, minute },
  )
}

export type Offer = 'table' | 'waiting' | undefined

/** Whether that one time is offered now, and how. */
export async function offerOf(ctx: Ctx, { property }: House, wish: Slot): Promise<Offer> {
  const when = { day: dayOf(wish.date), minute: minuteOf(wish.time) }
  const { setup, loaded } = await loadSearch(ctx, property.id, when.day, when.day)
  const service = setup.services.get(wish.service)
  if (!service) return undefined
  const party = { channel: 'OCTOTABLE_BOOK' as const, pax: wish.pax, service, room_id: wish.room }
  const decision = decide(setup, loaded, prepare(setup, party), when)
  if ('refused' in decision) return undefined
  return decision.seating.queued ? 'waiting' : 'table'
}
