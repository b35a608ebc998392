import type { Db, Tx } from '../db/sql.ts'
import { notFound } from '../kernel/refusal.ts'
import { newService } from './rules.ts'
import type { ServiceRow } from './schema.ts'

const columns = (db: Db) => db`
  id, name, bookable, online, start_time, end_time, days_of_week, average_stay, stay_by_pax, advance_min,
  max_advance, slots, slot_interval, confirmation_mode, confirm_up_to, card_guarantee, show_rooms,
  orders_section, max_covers, max_covers_per_slot, valid_from, valid_to, room_ids`

export async function listServices(db: Db, property: number): Promise<ServiceRow[]> {
  return db<ServiceRow[]>`
    select ${columns(db)} from services
    where property_id = ${property} and archived_at is null
    order by start_time, id`
}

/** The service, or a refusal that there is none. */
export async function findService(db: Db, property: number, id: number): Promise<ServiceRow> {
  const [row] = await db<ServiceRow[]>`
    select ${columns(db)} from services
    where property_id = ${property} and id = ${id} and archived_at is null`
  if (!row) throw notFound('Service', id)
  return row
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

export async function insertService(
  db: Db,
  property: number,
  service: Omit<ServiceRow, 'id'>,
): Promise<ServiceRow> {
  const s = service
  const [row] = await db<{ id: number }[]>`
    insert into services (property_id, name, bookable, online, start_time, end_time, days_of_week, average_stay,
      stay_by_pax, advance_min, max_advance, slots, slot_interval, confirmation_mode, confirm_up_to,
      card_guarantee, show_rooms, orders_section, max_covers, max_covers_per_slot, valid_from, valid_to, room_ids)
    values (${property}, ${s.name}, ${s.bookable}, ${s.online}, ${s.start_time}, ${s.end_time}, ${s.days_of_week},
      ${s.average_stay}, ${json(s.stay_by_pax)}::text::jsonb, ${s.advance_min}, ${s.max_advance}, ${s.slots},
      ${s.slot_interval}, ${s.confirmation_mode}, ${s.confirm_up_to}, ${s.card_guarantee}, ${s.show_rooms},
      ${json(s.orders_section)}::text::jsonb, ${s.max_covers}, ${s.max_covers_per_slot}, ${s.valid_from},
      ${s.valid_to}, ${s.room_ids})
    returning id`
  if (!row) throw new Error('an insert returns its row')
  return { ...service, id: row.id }
}

export async function saveService(db: Db, property: number, s: ServiceRow): Promise<void> {
  await db`
    update services set name = ${s.name}, bookable = ${s.bookable}, online = ${s.online},
      start_time = ${s.start_time}, end_time = ${s.end_time}, days_of_week = ${s.days_of_week},
      average_stay = ${s.average_stay}, stay_by_pax = ${json(s.stay_by_pax)}::text::jsonb,
      advance_min = ${s.advance_min}, max_advance = ${s.max_advance}, slots = ${s.slots},
      slot_interval = ${s.slot_interval}, confirmation_mode = ${s.confirmation_mode},
      confirm_up_to = ${s.confirm_up_to}, card_guarantee = ${s.card_guarantee}, show_rooms = ${s.show_rooms},
      orders_section = ${json(s.orders_section)}::text::jsonb, max_covers = ${s.max_covers},
      max_covers_per_slot = ${s.max_covers_per_slot}, valid_from = ${s.valid_from}, valid_to = ${s.valid_to},
      room_ids = ${s.room_ids}
    where property_id = ${property} and id = ${s.id}`
}

export async function markServiceArchived(db: Db, property: number, id: number): Promise<void> {
  await db`update services set archived_at = now() where property_id = ${property} and id = ${id}`
}

/** Takes a room out of every list of rooms; a list that it was alone in stays, empty: no room serves it. */
export async function unlinkRoom(db: Db, property: number, room: number): Promise<void> {
  await db`
    update services set room_ids = array_remove(room_ids, ${room}::bigint)
    where property_id = ${property} and room_ids @> array[${room}::bigint]`
}

/** The lunch and the dinner that a sandbox starts with (`api.md`, section 2.1). */
export async function insertDefaultServices(tx: Tx, property: number): Promise<void> {
  const days_of_week = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']
  for (const [name, start_time, end_time] of [
    ['Lunch', '12:00:00', '15:00:00'],
    ['Dinner', '19:00:00', '23:00:00'],
  ] as const)
    await insertService(tx, property, newService({ name, start_time, end_time, days_of_week }))
}
