import type { Db } from '../db/sql.ts'
import { dateOf, dayOf, type Day, type Instant, type Minute } from '../kernel/time.ts'
import type { Loaded, Occupation } from './party.ts'
import type { Hold } from './hold.ts'
import type { Covers, PacedDays } from './pacing.ts'

/** The columns of the occupations side by side: a list each costs the database half of what a list of rows does. */
interface LoadRow {
  /** index of the window */
  n: number
  setup_version: number
  now: number
  clock_offset: number
  table_ids: number[]
  starts: Instant[]
  ends: Instant[]
  reservation_ids: number[]
  holds: (Omit<Hold, 'service_day' | 'lapses_at'> & { service_day: string; expires_at: Instant })[] | null
  requests: Request[]
  covers?: CoverRow[]
}

/** A reservation that lapses by itself at an instant, whatever it holds. */
export type Request = [id: number, lapses_at: Instant]

type CoverRow = [
  reservation_id: number | null,
  hold_id: number | null,
  service_id: number,
  service_day: Day,
  offset: Minute,
  pax: number,
  lapses_at: Instant | null,
]

export interface VersionedLoad extends Loaded {
  /** the set-up that these occupations go with */
  setup_version: number
  /** in the same window */
  requests: Request[]
}

/** What is asked for: what lies between two instants, and the covers of services that have a limit. */
export interface Window {
  property: number
  from: Instant
  to: Instant
  paced: PacedDays | undefined
}

/** One window: see `loadWindows`. */
export async function loadWindow(
  db: Db,
  property: number,
  from: Instant,
  to: Instant,
  paced?: PacedDays,
): Promise<VersionedLoad> {
  const [loaded] = await loadWindows(db, [{ property, from, to, paced }])
  if (!loaded) throw new Error(`property ${property} has no row`)
  return loaded
}

/**
 * Everything decisions need beside the set-up, in one statement, a row for each window in their order: the property's now
 * (the database's transaction time plus the property's clock offset), what is taken between two instants, which requests
 * lie there, the covers of services that have a limit, and the version of the set-up. Holds come by themselves, so that
 * reservations, which are many, do not each say that they are none. A hold ends by the database's own clock: with the
 * property's offset it is compared with the property's now. The orders and limits keep to the indexes that are meant also
 * while there are no statistics. Undefined: there is no such property.
 */
export async function loadWindows(db: Db, windows: Window[]): Promise<(VersionedLoad | undefined)[]> {
  const asked = windows.map(({ property, from, to, paced }, n) => ({
    n,
    property_id: property,
    from_at: from,
    to_at: to,
    service_ids: paced?.service_ids,
    days: paced?.days.map(dateOf),
    first_day: paced && dateOf(Math.min(...paced.days)),
    last_day: paced && dateOf(Math.max(...paced.days)),
  }))
  const rows = await db<LoadRow[]>`
    select w.n, p.setup_version, date_part('epoch', now()) + p.clock_offset as now, p.clock_offset, o.*, (
        select json_agg(h) from (
          select id, key, holder, channel, service_id, service_day, pax, room_id, table_ids,
            array(select x.table_id from occupations x
              where x.property_id = t.property_id and x.hold_id = t.id) as occupies,
            date_part('epoch', start_at) as start, date_part('epoch', end_at) as end, stay, stay_given, pinned,
            date_part('epoch', expires_at) as expires_at
          from holds t
          where property_id = w.property_id and start_at < to_timestamp(w.to_at)
            and end_at > to_timestamp(w.from_at)) h) as holds, (
        select coalesce(json_agg(json_build_array(id, date_part('epoch', lapses_at))), '[]') from (
          select id, lapses_at from reservations
          where property_id = w.property_id and lapses_at is not null and start_at < to_timestamp(w.to_at)
            and start_at > to_timestamp(w.from_at) - interval '1 day' and end_at > to_timestamp(w.from_at)
          order by start_at) r) as requests
      ${windows.some(({ paced }) => paced) ? db`, ${coversIn(db)} as covers` : db``}
    from json_to_recordset(${JSON.stringify(asked)}::text::json)
      as w (n integer, property_id bigint, from_at float8, to_at float8, service_ids bigint[], days date[],
        first_day date, last_day date)
    cross join lateral (select * from properties where id = w.property_id limit 1) p
    cross join lateral (
      select coalesce(to_json(array_agg(table_id)), '[]') as table_ids,
        coalesce(to_json(array_agg(date_part('epoch', lower(during)))), '[]') as starts,
        coalesce(to_json(array_agg(date_part('epoch', upper(during)))), '[]') as ends,
        coalesce(to_json(array_agg(reservation_id)), '[]') as reservation_ids
      from occupations
      where property_id = w.property_id and during && tstzrange(to_timestamp(w.from_at), to_timestamp(w.to_at))
        and hold_id is null) o`
  const loads = new Map(rows.map((row) => [row.n, loadedOf(row)]))
  return windows.map((_, n) => loads.get(n))
}

function loadedOf(row: LoadRow): VersionedLoad {
  const { setup_version, now, requests } = row
  const holds = holdsOf(row)
  const taken = takenOf(row, holds)
  return { setup_version, now, requests, holds, taken, covers: coversOf(row.covers ?? []) }
}

function holdsOf({ holds, clock_offset }: LoadRow): Hold[] {
  return (holds ?? []).map(({ service_day, expires_at, ...hold }) => ({
    ...hold,
    service_day: dayOf(service_day),
    lapses_at: expires_at + clock_offset,
  }))
}

/**
 * Who counts, whichever channel it came by, with tables or without, and what is held (booking rules, section 4.2), for
 * the window `w` and the row `p` of its property.
 */
function coversIn(db: Db) {
  const counted = db`
    where property_id = w.property_id and service_id = any(w.service_ids) and service_day = any(w.days)`
  return db`(
    select coalesce(json_agg(json_build_array(c.reservation_id, c.hold_id, c.service_id,
        c.service_day - date '1970-01-01', date_part('epoch', c.start_on - c.service_day) / 60, c.pax,
        date_part('epoch', c.lapses_at))), '[]')
    from (
      select id as reservation_id, null::bigint as hold_id, service_id, service_day, start_date + start_hour as start_on,
        pax, lapses_at
      from reservations ${counted}
        and start_date between w.first_day and w.last_day + 1
        and status in ('CONFIRMED', 'ACCEPTED', 'PREPAY', 'WAITING') and not waiting_list and no_show_at is null
      union all
      select null, id, service_id, service_day, start_at at time zone p.timezone, pax,
        expires_at + make_interval(secs => p.clock_offset)
      from holds ${counted}) c)`
}

function coversOf(rows: CoverRow[]): Covers {
  const covers: Covers = new Map()
  for (const [reservation_id, hold_id, service_id, service_day, offset, pax, lapses_at] of rows) {
    const claim = reservation_id === null ? { hold_id: hold_id ?? 0 } : { reservation_id }
    const cover = { ...claim, service_id, offset, pax, lapses_at: lapses_at ?? undefined }
    const ofDay = covers.get(service_day)
    if (ofDay) ofDay.push(cover)
    else covers.set(service_day, [cover])
  }
  return covers
}

/** The database answers in no order. */
function takenOf(
  { table_ids, starts, ends, reservation_ids, requests }: LoadRow,
  holds: Hold[],
): Loaded['taken'] {
  const lapses = new Map(requests)
  const taken = new Map<number, Occupation[]>()
  const add = (occupation: Occupation) => {
    const ofTable = taken.get(occupation.table_id)
    if (ofTable) ofTable.push(occupation)
    else taken.set(occupation.table_id, [occupation])
  }
  for (const [n, table_id] of table_ids.entries())
    add({
      table_id,
      from: starts[n] ?? 0,
      to: ends[n] ?? 0,
      reservation_id: reservation_ids[n] ?? 0,
      lapses_at: lapses.get(reservation_ids[n] ?? 0),
    })
  for (const { id, occupies, start, end, lapses_at } of holds)
    for (const table_id of occupies) add({ table_id, from: start, to: end, hold_id: id, lapses_at })
  for (const ofTable of taken.values()) ofTable.sort((a, b) => a.from - b.from)
  return taken
}

/** The property's now by its own clock, and the zone in which its walls show it. */
export async function loadNow(db: Db, property: number): Promise<{ now: Instant; zone: string }> {
  const [row] = await db<{ now: Instant; zone: string }[]>`
    select date_part('epoch', now()) + clock_offset as now, timezone as zone from properties where id = ${property}`
  if (!row) throw new Error(`property ${property} has no row`)
  return row
}
