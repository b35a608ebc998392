/** Changing a reservation: everything but its status (`api.md`, section 7, Update). */
import type { Choice } from '../availability/choices.ts'
import { decide } from '../availability/engine.ts'
import type { Party, Seating, When } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { bookingRefusal, bookingWarnings } from '../availability/reasons.ts'
import type { Setup } from '../availability/setup.ts'
import type { Ctx } from '../context.ts'
import { withoutNullTexts } from '../customers/rules.ts'
import { isBlocked } from '../customers/store.ts'
import { violationOf } from '../db/sqlstate.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import { requireChannelScope, requireScope, type Scopes } from '../kernel/scopes.ts'
import { dateOf, dayOf, minuteOf, toIso } from '../kernel/time.ts'
import { changeReservation, type Call, type Change } from './change.ts'
import { decisionChange } from './decide.ts'
import { freedBy } from './freed.ts'
import { guestAfter, type GuestAfter } from './guest.ts'
import { checkTables, readChannel, readLanguage } from './input.ts'
import type { Booked, ReservationUpdate } from './schema.ts'
import { choiceOfRow, refuseNoShow } from './seat.ts'
import { isEnded } from './status.ts'
import { replaceTables, type ReservationChange, type ReservationRow } from './store.ts'
import type { Scene } from './under-lock.ts'
import { needsCheck, placeOf, sameTables, stayAfter, targetOf, wantedOf, type Wanted } from './wanted.ts'

/** What the door of guests asks for beyond the wire. */
interface Beside {
  /** where no room is named: any that is bookable will do, not only the one it is in */
  anyRoom?: boolean
  /** throws what is in the way, under the lock */
  check?: (scene: Scene, row: ReservationRow) => void
}

export async function reschedule(
  ctx: Ctx,
  call: Call,
  body: ReservationUpdate,
  { anyRoom = false, check }: Beside = {},
): Promise<Booked> {
  const channel = body.channel === undefined ? undefined : readChannel(body.channel)
  const wanted = (setup: Setup, row: ReservationRow): Wanted => {
    const one = wantedOf(setup, row, body, channel)
    return anyRoom && body.room_id === undefined ? { ...one, room_id: undefined } : one
  }
  return changeReservation(
    ctx,
    call,
    async (scene, row) => {
      check?.(scene, row)
      refuseBeyond(call.scopes, row, body)
      if (isEnded(row.status))
        throw new Refusal(
          'state_conflict',
          `A reservation that is ${row.status} cannot be changed; make a new one.`,
        )
      const parts = await partsOf(scene, call, row, body, wanted(scene.setup, row))
      return parts.length > 0 ? combine(parts) : undefined
    },
    (setup, row) => targetOf(setup, wanted(setup, row)),
  )
}

/** What of a change is the staff's, and who may name another guest, who is changed and shown with it. */
function refuseBeyond(scopes: Scopes, row: ReservationRow, body: ReservationUpdate): void {
  requireChannelScope(scopes, body.channel)
  requireChannelScope(scopes, row.channel)
  if (body.waiting_list === false && row.waiting_list) requireScope(scopes, 'reservations:staff')
  if (body.customer?.id !== undefined && body.customer.id !== row.customer.id)
    requireScope(scopes, 'customers:write')
}

async function partsOf(
  scene: Scene,
  call: Call,
  row: ReservationRow,
  body: ReservationUpdate,
  wanted: Wanted,
): Promise<Change[]> {
  const guest = await guestAfter(scene, call.property, row, body.customer && withoutNullTexts(body.customer))
  const parts: (Change | undefined)[] = [
    textChange(row, body),
    guest.change,
    needsCheck(row, wanted) ? await moveChange(scene, call.property, row, wanted, guest) : undefined,
    // leaving the queue is the same as being confirmed, where it would be then
    body.waiting_list === false && row.waiting_list
      ? await decisionChange(scene, call, { ...row, ...placeOf(scene.setup, row, wanted) }, 'CONFIRMED')
      : undefined,
  ]
  return parts.filter((part) => part !== undefined)
}

function combine(parts: Change[]): Change {
  const frees = parts.find((part) => part.frees)?.frees
  return {
    set: Object.assign({}, ...parts.map((part) => part.set)),
    ...(frees ? { frees } : {}),
    warnings: parts.flatMap((part) => part.warnings ?? []),
    also: async () => {
      for (const part of parts) await part.also?.()
    },
  }
}

async function moveChange(
  scene: Scene,
  property: number,
  row: ReservationRow,
  wanted: Wanted,
  guest: GuestAfter,
): Promise<Change> {
  const { tx, setup, loaded } = scene
  if (row.checkout_at !== null)
    throw new Refusal(
      'state_conflict',
      'A reservation that is checked out cannot be moved; undo the check-out first.',
    )
  refuseNoShow(row, 'moved')
  const service = setup.services.get(wanted.service_id)
  if (!service) throw notFound('Service', wanted.service_id)
  if (wanted.room_id !== undefined && !setup.rooms.has(wanted.room_id)) throw notFound('Room', wanted.room_id)
  checkTables(setup, wanted.room_id, wanted.table_ids)
  const given = wanted.table_ids?.length ? wanted.table_ids : undefined
  const party: Party = {
    channel: wanted.channel,
    pax: wanted.pax,
    service,
    room_id: wanted.room_id,
    table_ids: given,
    stay: stayAfter(row, wanted, service),
    moving: row.id,
    keep: given || row.waiting_list ? undefined : keptChoice(setup, row),
    queued: row.waiting_list,
    walk_in: row.walk_in,
    blocked: await isBlocked(tx, property, guest.id, guest.values),
    when_full: isUnseated(row) && !given && wanted.room_id === row.room.id ? 'unseated' : 'unqueued',
  }
  const when: When = { day: dayOf(wanted.date), minute: minuteOf(wanted.hour) }
  const decision = decide(setup, loaded, prepare(setup, party), when)
  if ('refused' in decision) throw bookingRefusal(decision.refused, setup, party, when)
  const { seating } = decision
  return {
    warnings: bookingWarnings(seating.warnings, setup, party, when),
    set: {
      ...placeValues(wanted, seating),
      stay_given: wanted.stay === undefined ? row.stay_given : wanted.stay !== null,
      pinned: pinnedAfter(row, wanted, seating),
      ...(row.expires_at === null ? {} : { expires_at: toIso(Math.min(row.expires_at, seating.start)) }),
    },
    ...freedBy(row),
    also: async () => {
      if (row.waiting_list) return
      const { choice, start, end } = seating
      await replaceTables(tx, property, row.id, { ...choice, from: start, to: end }).catch(
        (error: unknown) => {
          if (violationOf(error, 'occupations_overlap_excl') === 'exclusion')
            throw bookingRefusal('full', setup, party, when)
          throw error
        },
      )
    },
  }
}

/** Taken in by a room that was full: it has no table, and staff seat it themselves. */
const isUnseated = (row: ReservationRow): boolean => row.tables.length === 0 && !row.waiting_list

/** The tables it has, where all of them still exist. */
export function keptChoice(setup: Setup, row: ReservationRow): Choice | undefined {
  const choice = choiceOfRow(setup, row)
  return row.tables.length > 0 && row.tables.every(({ id }) => setup.tables.has(id)) ? choice : undefined
}

/** Tables given by hand stay so while the reservation keeps them. */
function pinnedAfter(row: ReservationRow, wanted: Wanted, { choice }: Seating): boolean {
  if (wanted.table_ids !== undefined) return wanted.table_ids.length > 0
  return (
    row.pinned &&
    sameTables(
      choice.table_ids,
      row.tables.map(({ id }) => id),
    )
  )
}

function placeValues(wanted: Wanted, { choice, start, end, stay, service_day }: Seating): ReservationChange {
  return {
    service_id: wanted.service_id,
    room_id: choice.room_id,
    pax: wanted.pax,
    start_date: wanted.date,
    start_hour: wanted.hour,
    service_day: dateOf(service_day),
    start_at: toIso(start),
    end_at: toIso(end),
    stay,
  }
}

function textChange(row: ReservationRow, body: ReservationUpdate): Change | undefined {
  const set: ReservationChange = {}
  for (const field of ['notes', 'special_request'] as const) {
    const text = body[field] === null ? '' : body[field]
    if (text !== undefined && text !== row[field]) set[field] = text
  }
  const language = body.language === undefined ? row.language : readLanguage(body.language)
  if (language !== row.language) set.language = language
  return Object.keys(set).length > 0 ? { set } : undefined
}
