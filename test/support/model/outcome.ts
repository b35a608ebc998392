/** What the operations have in common: outcomes, and the request that a booking is. */
import { decideByRules } from '../oracle/decide.ts'
import type { Answer, Request, Room, Seating } from '../oracle/restaurant.ts'
import type { Booking } from './operations.ts'
import type { Entry, Freed, State } from './state.ts'

interface Refused {
  refused: number
  reason?: string
}

/** What becomes of one reservation; `same` means that nothing had to change. */
export type Done = { changed: Entry } | { same: true } | Refused

export type Outcome = { next: State; entry?: Entry | undefined; freed: Freed[] } | { same: true } | Refused

export const conflict: Refused = { refused: 409 }

/** What only the server knows of what is new, and when something was done. */
export interface Known {
  id: number
  key: string
  left_at: number
  no_show_at: number
  expires_at: number | null
  room_id: number
}

/** The request that a booking is; `over` what a move brings along. */
export const requestOf = (body: Booking, over: Partial<Request> = {}): Request => ({
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

/** The answer where rooms that are full do something else than they say. */
export function decideWhere(
  state: State,
  request: Request,
  sold_out: (room: Room) => Room['sold_out'],
): Answer {
  return decideByRules(
    { ...state, rooms: state.rooms.map((room) => ({ ...room, sold_out: sold_out(room) })) },
    request,
  )
}

type Place = Pick<Booking, 'channel' | 'start_date' | 'start_hour' | 'pax' | 'service_id'>

export const placed = (body: Place, seating: Seating, known: Pick<Known, 'id' | 'room_id'>) => ({
  id: known.id,
  service_id: body.service_id,
  room_id: seating.room_id ?? known.room_id,
  table_ids: seating.table_ids,
  date: body.start_date,
  hour: body.start_hour,
  pax: body.pax,
  stay: (seating.end - seating.start) / 60,
  channel: body.channel,
  service_day: seating.service_day,
})
