/** Changes of closures, special days, services, tables, rooms and settings: generated, sent, and what they mean. */
import * as fc from 'fast-check'
import { closes } from '../oracle/decide.ts'
import { mostly, nth } from '../oracle/arbitraries.ts'
import { minutesAfter, minutesOf } from '../oracle/clock.ts'
import {
  find,
  type Closure,
  type Room,
  type Service,
  type SpecialDay,
  type Table,
} from '../oracle/restaurant.ts'
import { isExpected, takesOf } from '../oracle/taken.ts'
import { startOf, type Entry, type State } from './state.ts'

/** `id` null makes one, `body` null takes one away. */
type Made<K, B> =
  | { kind: K; id: null; body: B }
  | { kind: K; id: number; body: Partial<B> }
  | { kind: K; id: number; body: null }

export type SetupChange =
  | Made<'closures', Closure>
  | Made<'special-days', SpecialDay>
  | { kind: 'services'; id: number; body: Partial<Service> }
  | { kind: 'tables'; id: number; room_id: number; body: Partial<Table> }
  | { kind: 'rooms'; id: number; body: Partial<Room> }
  | { kind: 'settings'; body: { max_group_tables: number; confirm_hours: number } }

export const setupShape = fc.record({
  kind: fc.constantFrom(
    'closures',
    'closures',
    'closures',
    'special-days',
    'special-days',
    'services',
    'tables',
    'rooms',
    'settings',
  ),
  target: fc.nat(100),
  day: fc.nat(1),
  anew: fc.boolean(),
  gone: fc.boolean(),
  part: fc.nat(100),
  limit: mostly<number | null>(null, fc.integer({ min: 4, max: 16 }), 1),
  slot_limit: mostly<number | null>(null, fc.integer({ min: 3, max: 8 }), 2),
  stay: fc.constantFrom(45, 60, 90),
  seats: fc.integer({ min: 2, max: 5 }),
  sold_out: fc.constantFrom('HIDE', 'ACCEPT', 'WAIT', 'WAIT'),
  yes: fc.boolean(),
})
export type SetupShape = typeof setupShape extends fc.Arbitrary<infer T> ? T : never

function closureOf(state: State, days: string[], { day, part, yes, target }: SetupShape): Closure {
  const date = nth(days, day)
  const service = nth(state.services, target)
  const all = {
    service_ids: null,
    slots: null,
    room_ids: null,
    table_ids: null,
    start_date: date,
    end_date: date,
  }
  const parts: Partial<Closure>[] = [
    { room_ids: [nth(state.rooms, part).id] },
    { table_ids: [nth(state.tables, target).id] },
    { table_ids: [nth(state.tables, target).id], service_ids: [service.id] },
    { room_ids: [nth(state.rooms, target).id], slots: [service.start_time] },
    yes ? { service_ids: [service.id], end_date: nth(days, 1) } : { table_ids: [nth(state.tables, 0).id] },
  ]
  const closure = { ...all, ...nth(parts, part) }
  return closure.end_date < date ? { ...closure, end_date: date } : closure
}

/** Which day is special stays as it is; what it is like is sent whole. */
function specialDayOf({ yes, limit, slot_limit, gone }: SetupShape): Omit<SpecialDay, 'service_id' | 'date'> {
  const usual = { start_time: null, end_time: null, slots: null, slot_interval: null }
  if (yes && gone) return { ...usual, closed: true, max_covers: null, max_covers_per_slot: null }
  const end_time = yes ? '22:00:00' : null
  return { ...usual, closed: false, end_time, max_covers: limit, max_covers_per_slot: slot_limit }
}

function closureChange(state: State, days: string[], shape: SetupShape): SetupChange {
  const kind = 'closures'
  if (state.closures.length === 0 || (shape.anew && state.closures.length < 3))
    return { kind, id: null, body: closureOf(state, days, shape) }
  const { id } = nth(state.closures, shape.target)
  if (shape.gone) return { kind, id, body: null }
  // times are read anew only when they are sent
  const { slots: _slots, ...body } = closureOf(state, days, { ...shape, part: shape.part % 2 })
  return { kind, id, body }
}

function specialDayChange(state: State, days: string[], shape: SetupShape): SetupChange {
  const kind = 'special-days'
  const [date, service_id] = [nth(days, shape.day), nth(state.services, shape.part).id]
  const there = state.special_days.find((one) => one.date === date && one.service_id === service_id)
  if (!there) return { kind, id: null, body: { date, service_id, ...specialDayOf(shape) } }
  return { kind, id: there.id, body: shape.gone && !shape.yes ? null : specialDayOf(shape) }
}

function serviceChange(state: State, shape: SetupShape): SetupChange {
  const { limit: max_covers, slot_limit: max_covers_per_slot, stay, yes, gone } = shape
  const stays = yes
    ? { average_stay: stay, slot_interval: shape.anew ? 30 : 60 }
    : { stay_by_pax: [{ pax: 4, minutes: stay + 15 }] }
  const { id, start_time, end_time: former } = nth(state.services, shape.target)
  // a service of the night ends an hour earlier or later, one of the evening too
  const [early, late] = start_time < '22' ? ['22:00:00', '23:00:00'] : ['01:00:00', '02:00:00']
  const end_time = gone ? (minutesOf(former) === minutesOf(early) ? late : early) : former
  return { kind: 'services', id, body: { max_covers, max_covers_per_slot, end_time, ...stays } }
}

export function setupChangeOf(state: State, days: string[], shape: SetupShape): SetupChange {
  const { kind, target, anew, gone, yes, sold_out, seats } = shape
  if (kind === 'closures') return closureChange(state, days, shape)
  if (kind === 'special-days') return specialDayChange(state, days, shape)
  if (kind === 'services') return serviceChange(state, shape)
  if (kind === 'tables') {
    const { id, room_id, members } = nth(state.tables, target)
    const guests_max = members.length > 0 ? seats + 3 : seats
    return { kind, id, room_id, body: { guests_max, guests_min: anew ? 1 : 2, bookable: yes || gone } }
  }
  if (kind === 'rooms') {
    const body = { sold_out, auto_group: yes, bookable: anew || gone }
    return { kind, id: nth(state.rooms, target).id, body }
  }
  return { kind: 'settings', body: { max_group_tables: yes ? 3 : 2, confirm_hours: gone ? 1 : 4 } }
}

const changed = <T extends { id: number }>(all: T[], id: number, body: Partial<NoInfer<T>> | null): T[] =>
  all.flatMap((one) => (one.id !== id ? [one] : body ? [{ ...one, ...body }] : []))

/** The set-up afterwards; `made` is the id of what is new. */
export function afterChange(state: State, change: SetupChange, made: number): State {
  const { closures, special_days, services, tables, rooms } = state
  if (change.kind === 'closures')
    return change.id === null
      ? { ...state, closures: [...closures, { ...change.body, id: made }] }
      : { ...state, closures: changed(closures, change.id, change.body) }
  if (change.kind === 'special-days')
    return change.id === null
      ? { ...state, special_days: [...special_days, { ...change.body, id: made }] }
      : { ...state, special_days: changed(special_days, change.id, change.body) }
  if (change.kind === 'services') return { ...state, services: changed(services, change.id, change.body) }
  if (change.kind === 'tables') return { ...state, tables: changed(tables, change.id, change.body) }
  if (change.kind === 'rooms') return { ...state, rooms: changed(rooms, change.id, change.body) }
  return { ...state, ...change.body }
}

/** How a change is sent. */
export function callOf(change: SetupChange, property: number): [method: string, path: string, body?: object] {
  if (change.kind === 'settings') return ['PUT', `/properties/${property}`, { settings: change.body }]
  const { kind, id, body } = change
  if (kind === 'tables') return ['PUT', `/room/${change.room_id}/table/${id}`, body]
  if (id === null) return ['POST', `/${kind}`, body]
  return body === null ? ['DELETE', `/${kind}/${id}`] : ['PUT', `/${kind}/${id}`, body]
}

/** Ids of the reservations that a closure hits, those that are still to come or there (section 7). */
export function affectedBy(state: State, closure: Closure): number[] {
  const isUpcoming = (entry: Entry) =>
    (isExpected(state, entry) ||
      (entry.waiting_list && entry.status === 'WAITING' && startOf(state, entry) > state.now)) &&
    entry.checked_out_at === null &&
    entry.no_show_at === null &&
    startOf(state, entry) + entry.stay * 60 > state.now
  return state.reservations
    .filter((entry) => isUpcoming(entry) && isHit(state, closure, entry))
    .map(({ id }) => id)
    .sort((a, b) => a - b)
}

/** At one of its tables; without a table, at every table of its room. */
function isHit(state: State, closure: Closure, entry: Entry): boolean {
  const { service_day, date, hour, room_id, table_ids } = entry
  const moment = { service_day, minute: minutesAfter(service_day, date, hour) }
  const service = find(state.services, entry.service_id)
  const room = find(state.rooms, room_id)
  const isClosed = (table: number) =>
    closes({ restaurant: state, service, moment }, closure, { room, table_ids: [table] })
  if (table_ids.length > 0) return takesOf(state, table_ids).some(isClosed)
  return state.tables
    .filter((one) => one.room_id === room_id && one.members.length === 0)
    .every(({ id }) => isClosed(id))
}
