/** Changing a reservation: everything but its status (`api.md`, section 7, Update). */
import type { Choice } from '../availability/choices.ts'
import { decide } from '../availability/engine.ts'
import { isOnline, type Channel, type Party, type Seating, type When } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { bookingRefusal, bookingWarnings } from '../availability/reasons.ts'
import { serviceDayOf, stayOf } from '../availability/service-day.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import type { Ctx } from '../context.ts'
import { withoutNullTexts } from '../customers/rules.ts'
import { isBlocked } from '../customers/store.ts'
import { violationOf } from '../db/sqlstate.ts'
import { fieldRefusal, notFound, Refusal } from '../kernel/refusal.ts'
import { requireChannelScope, requireScope, type Scopes } from '../kernel/scopes.ts'
import { dateOf, dayOf, minuteOf, startOfDay, toInstant, toIso } from '../kernel/time.ts'
import { changeReservation, type Call, type Change } from './change.ts'
import { decisionChange } from './decide.ts'
import { freedBy } from './freed.ts'
import { guestAfter, type GuestAfter } from './guest.ts'
import { checkTables, readChannel } from './input.ts'
import { lockedDays } from './scene.ts'
import type { Booked, ReservationUpdate } from './schema.ts'
import { choiceOfRow, refuseNoShow } from './seat.ts'
import { isEnded } from './status.ts'
import { replaceTables, type ReservationChange, type ReservationRow } from './store.ts'
import type { Scene, Stretch } from './under-lock.ts'

/** Where the reservation would be: the body's values over the stored ones. */
interface Wanted {
  channel: Channel
  date: string
  hour: string
  pax: number
  service_id: number
  room_id: number
  table_ids: number[] | undefined
  /** by hand; null: by the service again */
  stay: number | null | undefined
}

export async function reschedule(ctx: Ctx, call: Call, body: ReservationUpdate): Promise<Booked> {
  const channel = body.channel === undefined ? undefined : readChannel(body.channel)
  return changeReservation(
    ctx,
    call,
    async (scene, row) => {
      refuseBeyond(call.scopes, row, body)
      if (isEnded(row.status))
        throw new Refusal(
          'state_conflict',
          `A reservation that is ${row.status} cannot be changed; make a new one.`,
        )
      const parts = await partsOf(scene, call, row, body, wantedOf(scene.setup, row, body, channel))
      return parts.length > 0 ? combine(parts) : undefined
    },
    (setup, row) => targetOf(setup, wantedOf(setup, row, body, channel)),
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

function wantedOf(
  setup: Setup,
  row: ReservationRow,
  body: ReservationUpdate,
  channel: Channel | undefined,
): Wanted {
  const wanted: Wanted = {
    channel: channel ?? row.channel,
    date: body.start_date ?? body.start_day ?? row.start_date,
    hour: body.start_hour ?? row.start_hour,
    pax: body.pax ?? row.pax,
    service_id: body.service_id ?? row.service.id,
    room_id: body.room_id ?? row.room.id,
    table_ids: body.table_ids === null ? [] : body.table_ids,
    stay: body.stay,
  }
  if (typeof wanted.stay === 'number' && isOnline(wanted.channel))
    throw fieldRefusal('validation', 'stay', 'can be given by staff only (channel OCTOTABLE_ADMIN)')
  return { ...wanted, service_id: meantService(setup, row, wanted) }
}

/**
 * Staff software sends an unchanged service with an hour of another one: where the service does not run then and
 * exactly one other does, that one is meant.
 */
function meantService(setup: Setup, row: ReservationRow, wanted: Wanted): number {
  const unchanged = wanted.service_id === row.service.id && !isOnline(wanted.channel)
  if (!unchanged || (wanted.hour === row.start_hour && wanted.date === row.start_date))
    return wanted.service_id
  const runsThen = (service: SetupService) =>
    serviceDayOf(service, dayOf(wanted.date), minuteOf(wanted.hour)).offset !== undefined
  const stored = setup.services.get(row.service.id)
  if (stored && runsThen(stored)) return wanted.service_id
  const others = [...setup.services.values()].filter((service) => service.bookable && runsThen(service))
  return others.length === 1 && others[0] ? others[0].id : wanted.service_id
}

function targetOf(setup: Setup, wanted: Wanted): Stretch {
  const day = dayOf(wanted.date)
  const start = toInstant(setup.zone, day, minuteOf(wanted.hour)) ?? startOfDay(setup.zone, day)
  // generous: whichever stay applies, it ends within a day
  const end = start + 86_400
  const time = { from: start, to: end }
  const service = setup.services.get(wanted.service_id)
  const { service_day } = service ? serviceDayOf(service, day, minuteOf(wanted.hour)) : { service_day: day }
  return { ...time, days: lockedDays(setup.zone, time, service, service_day) }
}

const sameTables = (a: number[], b: number[]) => a.length === b.length && a.every((id) => b.includes(id))

/** Only changes of date, hour, pax, service, room, tables or stay are checked again. */
function needsCheck(row: ReservationRow, wanted: Wanted): boolean {
  const own = row.tables.map(({ id }) => id)
  const tables =
    wanted.table_ids !== undefined &&
    (wanted.table_ids.length === 0 ? row.pinned : !sameTables([...new Set(wanted.table_ids)], own))
  return (
    tables ||
    wanted.date !== row.start_date ||
    wanted.hour !== row.start_hour ||
    wanted.pax !== row.pax ||
    wanted.service_id !== row.service.id ||
    wanted.room_id !== row.room.id ||
    isOtherStay(row, wanted)
  )
}

/** A stay given by hand stays so until it is cleared, also one that is as long as the service's. */
const isOtherStay = (row: ReservationRow, { stay }: Wanted): boolean =>
  stay === null ? row.stay_given : stay !== undefined && !(row.stay_given && stay === row.stay)

/** The stay after the change: by hand, kept, or by the service again. */
function stayAfter(row: ReservationRow, wanted: Wanted, service: SetupService): number {
  if (typeof wanted.stay === 'number') return wanted.stay
  const same =
    wanted.pax === row.pax &&
    wanted.service_id === row.service.id &&
    wanted.date === row.start_date &&
    wanted.hour === row.start_hour
  const kept = wanted.stay === null ? same && !row.stay_given : same || row.stay_given
  return kept ? row.stay : stayOf(service, wanted.pax)
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
  if (!setup.rooms.has(wanted.room_id)) throw notFound('Room', wanted.room_id)
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
function keptChoice(setup: Setup, row: ReservationRow): Choice | undefined {
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

/** The row as it will be after a move, for what is decided on it in the same change. */
function placeOf(setup: Setup, row: ReservationRow, wanted: Wanted): Partial<ReservationRow> {
  const service = setup.services.get(wanted.service_id)
  const start = toInstant(setup.zone, dayOf(wanted.date), minuteOf(wanted.hour)) ?? row.start_at
  const stay = service ? stayAfter(row, wanted, service) : row.stay
  return {
    pax: wanted.pax,
    start_date: wanted.date,
    start_hour: wanted.hour,
    start_at: start,
    end_at: start + stay * 60,
    stay,
    service: { id: wanted.service_id, name: service?.name ?? row.service.name },
    room: { id: wanted.room_id, name: setup.rooms.get(wanted.room_id)?.name ?? row.room.name },
  }
}

function textChange(row: ReservationRow, body: ReservationUpdate): Change | undefined {
  const set: ReservationChange = {}
  for (const field of ['notes', 'special_request'] as const) {
    const text = body[field] === null ? '' : body[field]
    if (text !== undefined && text !== row[field]) set[field] = text
  }
  return Object.keys(set).length > 0 ? { set } : undefined
}
