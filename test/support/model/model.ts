/**
 * What the operations mean, by sections 2, 5 and 6 of the booking rules, on a list in memory. Each is a function from a
 * state to an outcome; states are never changed, so that any of them can be asked again.
 */
import { decideByRules } from '../oracle/decide.ts'
import { find, type Request, type Reservation, type Restaurant, type Status } from '../oracle/restaurant.ts'
import { instantOf } from '../oracle/clock.ts'
import { isTaken, takesOf } from '../oracle/taken.ts'
import type { Booking, Operation } from './operations.ts'

/** A reservation with what later operations on it need. */
export interface Entry extends Reservation {
  version: number
  pinned: boolean
  stay_given: boolean
  cancelled_from: Status | null
}

export interface State extends Restaurant {
  reservations: Entry[]
}

/** `changed` holds the reservation afterwards; `same` means that nothing had to change. */
export type Outcome = { changed: Entry } | { same: true } | { refused: number; reason?: string }

const ENDED: Status[] = ['CANCELLED', 'REJECTED', 'EXPIRED']
const BECOMES: Partial<Record<Status, Status[]>> = {
  WAITING: ['ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED'],
  ACCEPTED: ['CONFIRMED', 'CANCELLED'],
  CONFIRMED: ['CANCELLED'],
}
const conflict: Outcome = { refused: 409 }

/** The request that a booking is; `over` what a move brings along. */
const requestOf = (body: Booking, over: Partial<Request> = {}): Request => ({
  channel: body.channel,
  date: body.start_date,
  hour: body.start_hour,
  pax: body.pax,
  service_id: body.service_id,
  room_id: body.room_id ?? null,
  table_ids: body.table_ids ?? [],
  stay: body.stay ?? null,
  waiting_list: body.waiting_list ?? false,
  blocked: false,
  moving: null,
  hold_id: null,
  ...over,
})

function book(state: State, body: Booking, told: Known): Outcome {
  const answer = decideByRules(state, requestOf(body))
  if ('refused' in answer) return { refused: 400, reason: answer.refused }
  const { status, waiting_list, room_id, table_ids, start, end } = answer.seating
  return {
    changed: {
      id: told.id,
      service_id: body.service_id,
      room_id: room_id ?? told.room_id,
      table_ids,
      date: body.start_date,
      hour: body.start_hour,
      pax: body.pax,
      stay: (end - start) / 60,
      channel: body.channel,
      status,
      waiting_list,
      checked_in: false,
      checked_out_at: null,
      no_show_at: null,
      expires_at: null,
      version: 1,
      pinned: !waiting_list && (body.table_ids ?? []).length > 0,
      stay_given: body.stay !== undefined,
      cancelled_from: null,
    },
  }
}

const sameSet = (a: number[], b: number[]) => a.length === b.length && a.every((id) => b.includes(id))

function move(state: State, row: Entry, body: Partial<Booking>): Outcome {
  if (ENDED.includes(row.status)) return conflict
  const { channel, table_ids: own, pax, service_id, room_id, date, hour } = row
  const stored = { channel, pax, service_id, room_id, start_date: date, start_hour: hour }
  const wanted: Booking = { ...stored, ...body }
  const given = body.table_ids
  const moves = wanted.start_date !== date || wanted.start_hour !== hour
  const asks = moves || wanted.pax !== pax || wanted.service_id !== service_id
  const tables = given !== undefined && (given.length === 0 ? row.pinned : !sameSet(given, own))
  if (!asks && !tables && wanted.room_id === room_id) return { same: true }
  if (row.checked_out_at !== null) return conflict
  const inRoom = (id: number) => find(state.tables, id).room_id === wanted.room_id
  if (given && !given.every(inRoom)) return { refused: 400 }
  const stay = row.stay_given || !asks ? row.stay : null
  const request = requestOf(wanted, {
    stay,
    moving: row.id,
    waiting_list: row.waiting_list,
    table_ids: given ?? [],
  })
  const answer = decideByRules(state, request)
  if ('refused' in answer) return { refused: 400, reason: answer.refused }
  const { seating } = answer
  const pinned = given === undefined ? row.pinned && sameSet(seating.table_ids, own) : given.length > 0
  return {
    changed: {
      ...row,
      service_id: wanted.service_id,
      room_id: seating.room_id ?? row.room_id,
      table_ids: seating.table_ids,
      date: wanted.start_date,
      hour: wanted.start_hour,
      pax: wanted.pax,
      stay: (seating.end - seating.start) / 60,
      pinned,
    },
  }
}

/** Whether its own tables are still its own for the whole stay. */
function canReturn(state: State, row: Entry): boolean {
  const start = instantOf(state.zone, row.date, row.hour) ?? Number.NaN
  for (const table of takesOf(state, row.table_ids))
    for (let minute = 0; minute < row.stay; minute++)
      if (isTaken(state, table, start + minute * 60, { moving: row.id, hold_id: null })) return false
  return true
}

function decide(state: State, row: Entry, status: Status): Outcome {
  if (row.status === status) return { same: true }
  if (!BECOMES[row.status]?.includes(status)) return conflict
  if (status === 'CANCELLED') return cancel(row)
  if (!row.waiting_list || status === 'REJECTED') return { changed: { ...row, status } }
  const { date: start_date, hour: start_hour, pax, service_id, room_id, stay } = row
  const staff = {
    channel: 'OCTOTABLE_ADMIN',
    start_date,
    start_hour,
    pax,
    service_id,
    room_id,
    stay,
  } as const
  const answer = decideByRules(state, requestOf(staff))
  if ('refused' in answer) return { refused: 409, reason: answer.refused }
  const { table_ids } = answer.seating
  return { changed: { ...row, status, waiting_list: false, table_ids, pinned: false } }
}

function cancel(row: Entry): Outcome {
  if (row.status === 'CANCELLED') return { same: true }
  if (ENDED.includes(row.status) || row.checked_in) return conflict
  return { changed: { ...row, status: 'CANCELLED', cancelled_from: row.status } }
}

function undoCancel(state: State, row: Entry): Outcome {
  if (row.status !== 'CANCELLED' || row.cancelled_from === null || !canReturn(state, row)) return conflict
  return { changed: { ...row, status: row.cancelled_from, cancelled_from: null } }
}

const seatable = (row: Entry) => !ENDED.includes(row.status) && !row.waiting_list

function checkIn(state: State, row: Entry, undo: boolean): Outcome {
  if (!seatable(row)) return conflict
  if (!undo) return row.checked_in ? { same: true } : { changed: { ...row, checked_in: true } }
  if (!row.checked_in) return { same: true }
  if (row.checked_out_at !== null && !canReturn(state, row)) return conflict
  return { changed: { ...row, checked_in: false, checked_out_at: null } }
}

function checkOut(state: State, row: Entry, undo: boolean, at: number): Outcome {
  if (!seatable(row)) return conflict
  if (!undo)
    return row.checked_out_at === null
      ? { changed: { ...row, checked_in: true, checked_out_at: at } }
      : { same: true }
  if (row.checked_out_at === null) return { same: true }
  return canReturn(state, row) ? { changed: { ...row, checked_out_at: null } } : conflict
}

/** What only the server knows: the id of a new reservation, when a party left, and where one waits that named no room. */
export interface Known {
  id: number
  left_at: number
  room_id: number
}

function outcomeOf(state: State, operation: Operation, told: Known): Outcome {
  if (operation.verb === 'book') return book(state, operation.body, told)
  const row = state.reservations.find((one) => one.id === operation.id)
  if (!row) return { refused: 404 }
  if (operation.verb === 'move') return move(state, row, operation.body)
  if (operation.verb === 'decide') return decide(state, row, operation.status)
  if (operation.verb === 'checkin') return checkIn(state, row, operation.undo)
  if (operation.verb === 'checkout') return checkOut(state, row, operation.undo, told.left_at)
  return operation.undo ? undoCancel(state, row) : cancel(row)
}

/** The outcome, and the version that comes with a change. */
export function perform(state: State, operation: Operation, told: Known): Outcome {
  const outcome = outcomeOf(state, operation, told)
  if (!('changed' in outcome)) return outcome
  const before = state.reservations.find(({ id }) => id === outcome.changed.id)
  return { changed: { ...outcome.changed, version: (before?.version ?? 0) + 1 } }
}

export function withEntry(state: State, entry: Entry): State {
  const others = state.reservations.filter(({ id }) => id !== entry.id)
  return { ...state, reservations: [...others, entry].sort((a, b) => a.id - b.id) }
}
