/** Changes of reservations that are there, by sections 2 and 6 of the booking rules. */
import { decideByRules } from '../oracle/decide.ts'
import { find, type Status } from '../oracle/restaurant.ts'
import { momentOf } from '../oracle/service-day.ts'
import { isTaken, takesOf } from '../oracle/taken.ts'
import type { Booking, Operation } from './operations.ts'
import { conflict, decideWhere, placed, requestOf, type Done, type Known } from './outcome.ts'
import { ENDED, isOver, startOf, type Entry, type State } from './state.ts'

const BECOMES: Partial<Record<Status, Status[]>> = {
  WAITING: ['ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED'],
  ACCEPTED: ['CONFIRMED', 'CANCELLED'],
  CONFIRMED: ['CANCELLED'],
}

const sameSet = (a: number[], b: number[]) => a.length === b.length && a.every((id) => b.includes(id))

/** Staff who change the time alone mean the one service that runs then, where theirs does not. */
function meantService(state: State, row: Entry, { service_id, start_date, start_hour }: Booking): number {
  const timed = start_date !== row.date || start_hour !== row.hour
  if (row.channel !== 'OCTOTABLE_ADMIN' || service_id !== row.service_id || !timed) return service_id
  const runsThen = (id: number) =>
    momentOf(state, find(state.services, id), start_date, start_hour).minute !== undefined
  const others = state.services.filter((service) => runsThen(service.id)).map(({ id }) => id)
  const [other] = others
  return others.includes(service_id) || others.length !== 1 || other === undefined ? service_id : other
}

function move(state: State, row: Entry, body: Partial<Booking>): Done {
  if (ENDED.includes(row.status)) return conflict
  const { channel, table_ids: own, pax, service_id, room_id, date, hour } = row
  const stored = { channel, pax, service_id, room_id, start_date: date, start_hour: hour }
  const sent: Booking = { ...stored, ...body }
  const wanted = { ...sent, service_id: meantService(state, row, sent) }
  const given = body.table_ids
  const moves = wanted.start_date !== date || wanted.start_hour !== hour
  const asks = moves || wanted.pax !== pax || wanted.service_id !== service_id
  const tables = given !== undefined && (given.length === 0 ? row.pinned : !sameSet(given, own))
  if (!asks && !tables && wanted.room_id === room_id) return { same: true }
  if (row.checked_out_at !== null || row.no_show_at !== null) return conflict
  const inRoom = (id: number) => find(state.tables, id).room_id === wanted.room_id
  if (given && !given.every(inRoom)) return { refused: 400 }
  const stay = row.stay_given || !asks ? row.stay : null
  const request = requestOf(wanted, {
    stay,
    moving: row.id,
    waiting_list: row.waiting_list,
    walk_in: row.walk_in,
    table_ids: given ?? [],
  })
  // nobody is put into the queue by a move; who has no table needs none to stay without
  const unseated = own.length === 0 && !row.waiting_list && !given?.length && wanted.room_id === room_id
  const answer = decideWhere(state, request, ({ id, sold_out }) =>
    unseated && id === room_id ? 'ACCEPT' : sold_out === 'WAIT' ? 'HIDE' : sold_out,
  )
  if ('refused' in answer) return { refused: 400, reason: answer.refused }
  const { seating } = answer
  const pinned = given === undefined ? row.pinned && sameSet(seating.table_ids, own) : given.length > 0
  const { id: _id, ...place } = placed(wanted, seating, row)
  const expires_at = row.expires_at === null ? null : Math.min(row.expires_at, seating.start)
  return { changed: { ...row, ...place, pinned, expires_at } }
}

/** Whether its own tables are still its own for the whole stay. */
function canReturn(state: State, row: Entry): boolean {
  const start = startOf(state, row)
  for (const table of takesOf(state, row.table_ids))
    for (let minute = 0; minute < row.stay; minute++)
      if (isTaken(state, table, start + minute * 60, { moving: row.id, hold_id: null })) return false
  return true
}

/** Until when a guest who was accepted can confirm: the server's word for it, where that can be. */
export function confirmBy(state: State, row: Entry, told: number | null): number {
  const by = Math.min(Math.floor(state.now) + state.confirm_hours * 3600, startOf(state, row))
  return told !== null && Math.abs(told - by) < 60 ? told : by
}

function decide(state: State, row: Entry, status: Status, known: Known): Done {
  if (row.status === status) return { same: true }
  if (!BECOMES[row.status]?.includes(status)) return conflict
  if (status === 'CANCELLED') return cancel(state, row)
  if (status === 'REJECTED') return { changed: { ...row, status, expires_at: null } }
  const expires_at = status === 'ACCEPTED' ? confirmBy(state, row, known.expires_at) : null
  if (!row.waiting_list) return { changed: { ...row, status, expires_at } }
  const { date: start_date, hour: start_hour, pax, service_id, room_id, stay } = row
  const asked = { start_date, start_hour, pax, service_id, room_id, stay }
  const answer = decideByRules(state, requestOf({ ...asked, channel: 'OCTOTABLE_ADMIN' }))
  if ('refused' in answer) return { refused: 409, reason: answer.refused }
  const { table_ids } = answer.seating
  return { changed: { ...row, status, expires_at, waiting_list: false, table_ids, pinned: false } }
}

function cancel(state: State, row: Entry): Done {
  if (row.status === 'CANCELLED') return { same: true }
  if (ENDED.includes(row.status) || row.checked_in || row.no_show_at !== null) return conflict
  return {
    changed: { ...row, status: 'CANCELLED', cancelled_from: row.status, cancelled_at: state.now },
  }
}

const UNDO_SECONDS = 600

function undoCancel(state: State, row: Entry): Done {
  if (row.status !== 'CANCELLED' || row.cancelled_from === null) return conflict
  const back = { ...row, status: row.cancelled_from, cancelled_from: null }
  if (state.now > row.cancelled_at + UNDO_SECONDS || isOver(state, back)) return conflict
  return canReturn(state, row) ? { changed: back } : conflict
}

const seatable = (row: Entry) => !ENDED.includes(row.status) && !row.waiting_list && row.no_show_at === null

function checkIn(state: State, row: Entry, undo: boolean): Done {
  if (!seatable(row)) return conflict
  if (!undo) return row.checked_in ? { same: true } : { changed: { ...row, checked_in: true } }
  if (!row.checked_in) return { same: true }
  if (row.checked_out_at !== null && !canReturn(state, row)) return conflict
  return { changed: { ...row, checked_in: false, checked_out_at: null } }
}

function checkOut(state: State, row: Entry, undo: boolean, at: number): Done {
  if (!seatable(row)) return conflict
  if (!undo)
    return row.checked_out_at === null
      ? { changed: { ...row, checked_in: true, checked_out_at: at } }
      : { same: true }
  if (row.checked_out_at === null) return { same: true }
  return canReturn(state, row) ? { changed: { ...row, checked_out_at: null } } : conflict
}

function noShow(state: State, row: Entry, undo: boolean, at: number): Done {
  if (ENDED.includes(row.status) || row.waiting_list || row.checked_in) return conflict
  if ((row.no_show_at === null) === undo) return { same: true }
  if (undo) return canReturn(state, row) ? { changed: { ...row, no_show_at: null } } : conflict
  return state.now < startOf(state, row) ? conflict : { changed: { ...row, no_show_at: at } }
}

type OfReservation = Extract<
  Operation,
  { verb: 'move' | 'decide' | 'cancel' | 'checkin' | 'checkout' | 'no-show' }
>

export function change(state: State, row: Entry, operation: OfReservation, known: Known): Done {
  if (operation.verb === 'move') return move(state, row, operation.body)
  if (operation.verb === 'decide') return decide(state, row, operation.status, known)
  if (operation.verb === 'checkin') return checkIn(state, row, operation.undo)
  if (operation.verb === 'checkout') return checkOut(state, row, operation.undo, known.left_at)
  if (operation.verb === 'no-show') return noShow(state, row, operation.undo, known.no_show_at)
  return operation.undo ? undoCancel(state, row) : cancel(state, row)
}
