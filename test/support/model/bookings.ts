/** New reservations and holds, by sections 2 to 5 of the booking rules and 4.3. */
import { dateAt, hourAt } from '../oracle/clock.ts'
import { closes, decideByRules } from '../oracle/decide.ts'
import { find } from '../oracle/restaurant.ts'
import { momentOf } from '../oracle/service-day.ts'
import { freedByHold } from './freed.ts'
import type { Booking } from './operations.ts'
import { conflict, decideWhere, placed, requestOf, type Done, type Known, type Outcome } from './outcome.ts'
import { withoutHold, type HeldEntry, type State } from './state.ts'

const fresh = {
  walk_in: false,
  checked_in: false,
  checked_out_at: null,
  no_show_at: null,
  expires_at: null,
  version: 1,
  cancelled_from: null,
  cancelled_at: 0,
}

export function book(state: State, body: Booking, email: boolean, known: Known): Done {
  if (body.hold_id !== undefined) return bookHeld(state, body, email, known)
  const answer = decideByRules(state, requestOf(body))
  if ('refused' in answer) return { refused: 400, reason: answer.refused }
  const { seating } = answer
  const { status, waiting_list } = seating
  return {
    changed: {
      ...fresh,
      ...placed(body, seating, known),
      status,
      waiting_list,
      email,
      pinned: !waiting_list && (body.table_ids ?? []).length > 0,
      stay_given: body.stay !== undefined,
    },
  }
}

/** A hold has tables, or is none. */
export function takeHold(state: State, body: Booking, known: Known): Outcome {
  const answer = decideWhere(state, requestOf(body), () => 'HIDE')
  if ('refused' in answer) return { refused: 400, reason: answer.refused }
  const pinned = (body.table_ids ?? []).length > 0
  const held = { key: known.key, live: true, pinned, stay_given: body.stay !== undefined }
  const hold: HeldEntry = { ...placed(body, answer.seating, known), ...held }
  return { next: { ...state, holds: [...state.holds, hold] }, freed: [] }
}

export function giveBack(state: State, key: string): Outcome {
  const hold = state.holds.find((one) => one.key === key && one.live)
  return hold ? { next: withoutHold(state, hold.id), freed: freedByHold(state, hold) } : { refused: 404 }
}

function isClosed(state: State, { service_id, room_id, table_ids, date, hour }: HeldEntry): boolean {
  const service = find(state.services, service_id)
  const moment = momentOf(state, service, date, hour)
  const choice = { room: find(state.rooms, room_id), table_ids }
  const start = { restaurant: state, service, moment }
  return moment.minute !== undefined && state.closures.some((one) => closes(start, one, choice))
}

/** Its tables go over to the booking; of the rules, closures alone are asked again. */
function bookHeld(state: State, body: Booking, email: boolean, known: Known): Done {
  const hold = state.holds.find((one) => one.key === body.hold_id && one.live)
  if (!hold || hold.pax !== body.pax) return { refused: 400, reason: 'hold_expired' }
  const { room_id, table_ids, date, hour, pax, stay, service_id, service_day, channel } = hold
  if (isClosed(state, hold)) return { refused: 400, reason: 'out_of_order' }
  const { confirmation_mode, confirm_up_to } = find(state.services, service_id)
  const asks = channel === 'OCTOTABLE_BOOK' && confirmation_mode === 'WAITING_LIST' && pax > confirm_up_to
  return {
    changed: {
      ...fresh,
      id: known.id,
      room_id,
      table_ids,
      date,
      hour,
      pax,
      stay,
      service_id,
      service_day,
      channel,
      email,
      status: asks ? 'WAITING' : 'CONFIRMED',
      waiting_list: false,
      pinned: hold.pinned,
      stay_given: hold.stay_given,
    },
  }
}

/** In the minute that has begun, else in the next. */
export function walkIn(
  state: State,
  { pax, service_id, room_id }: { pax: number; service_id: number; room_id?: number },
  known: Known,
): Done {
  const minute = Math.floor(state.now / 60) * 60
  const answers = [minute, minute + 60].map((at) => {
    const body = {
      channel: 'OCTOTABLE_ADMIN',
      start_date: dateAt(state.zone, at),
      start_hour: hourAt(state.zone, at),
      pax,
      service_id,
    } as const
    const asked = { ...body, ...(room_id === undefined ? {} : { room_id }) }
    return { body, answer: decideByRules(state, requestOf(asked, { walk_in: true })) }
  })
  const [first, second] = answers
  if (!first || !second) return conflict
  const full = 'refused' in first.answer && first.answer.refused === 'full'
  const { body, answer } = full && 'seating' in second.answer ? second : first
  if ('refused' in answer) return { refused: 400, reason: answer.refused }
  const { seating } = answer
  const seated = {
    status: seating.status,
    waiting_list: false,
    checked_in: true,
    walk_in: true,
    email: false,
  }
  return {
    changed: { ...fresh, ...placed(body, seating, known), ...seated, pinned: false, stay_given: false },
  }
}
