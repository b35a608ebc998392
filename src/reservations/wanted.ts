/** Where a change would put a reservation: what is asked for over what is stored, and what follows from it. */
import { isOnline, type Channel } from '../availability/party.ts'
import { serviceDayOf, stayOf } from '../availability/service-day.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { dayOf, minuteOf, startOfDay, toInstant } from '../kernel/time.ts'
import { lockedDays } from './scene.ts'
import type { ReservationUpdate } from './schema.ts'
import type { ReservationRow } from './store.ts'
import type { Stretch } from './under-lock.ts'

/** Where the reservation would be: the body's values over the stored ones. */
export interface Wanted {
  channel: Channel
  date: string
  hour: string
  pax: number
  service_id: number
  /** undefined: any that is bookable will do */
  room_id: number | undefined
  table_ids: number[] | undefined
  /** by hand; null: by the service again */
  stay: number | null | undefined
}

export function wantedOf(
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

export function targetOf(setup: Setup, wanted: Wanted): Stretch {
  const day = dayOf(wanted.date)
  const start = toInstant(setup.zone, day, minuteOf(wanted.hour)) ?? startOfDay(setup.zone, day)
  // generous: whichever stay applies, it ends within a day
  const end = start + 86_400
  const time = { from: start, to: end }
  const service = setup.services.get(wanted.service_id)
  const { service_day } = service ? serviceDayOf(service, day, minuteOf(wanted.hour)) : { service_day: day }
  return { ...time, days: lockedDays(setup.zone, time, service, service_day) }
}

export const sameTables = (a: number[], b: number[]) =>
  a.length === b.length && a.every((id) => b.includes(id))

/** Only changes of date, hour, pax, service, room, tables or stay are checked again. */
export function needsCheck(row: ReservationRow, wanted: Wanted): boolean {
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
    (wanted.room_id !== undefined && wanted.room_id !== row.room.id) ||
    isOtherStay(row, wanted)
  )
}

/** A stay given by hand stays so until it is cleared, also one that is as long as the service's. */
const isOtherStay = (row: ReservationRow, { stay }: Wanted): boolean =>
  stay === null ? row.stay_given : stay !== undefined && !(row.stay_given && stay === row.stay)

/** The stay after the change: by hand, kept, or by the service again. */
export function stayAfter(row: ReservationRow, wanted: Wanted, service: SetupService): number {
  if (typeof wanted.stay === 'number') return wanted.stay
  const same =
    wanted.pax === row.pax &&
    wanted.service_id === row.service.id &&
    wanted.date === row.start_date &&
    wanted.hour === row.start_hour
  const kept = wanted.stay === null ? same && !row.stay_given : same || row.stay_given
  return kept ? row.stay : stayOf(service, wanted.pax)
}

/** The row as it will be after a move, for what is decided on it in the same change. */
export function placeOf(setup: Setup, row: ReservationRow, wanted: Wanted): Partial<ReservationRow> {
  const service = setup.services.get(wanted.service_id)
  const start = toInstant(setup.zone, dayOf(wanted.date), minuteOf(wanted.hour)) ?? row.start_at
  const stay = service ? stayAfter(row, wanted, service) : row.stay
  const room = wanted.room_id ?? row.room.id
  return {
    pax: wanted.pax,
    start_date: wanted.date,
    start_hour: wanted.hour,
    start_at: start,
    end_at: start + stay * 60,
    stay,
    service: { id: wanted.service_id, name: service?.name ?? row.service.name },
    room: { id: room, name: setup.rooms.get(room)?.name ?? row.room.name },
  }
}
