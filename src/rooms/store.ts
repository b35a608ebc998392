import type { Db } from '../db/sql.ts'
import { notFound } from '../kernel/refusal.ts'
import type { RoomRow } from './schema.ts'

const columns = (db: Db) => db`id, name, bookable, auto_group, sold_out, position`

export async function listRooms(db: Db, property: number): Promise<RoomRow[]> {
  return db<RoomRow[]>`
    select ${columns(db)} from rooms
    where property_id = ${property} and archived_at is null
    order by position, id`
}

/** The room, or a refusal that there is none. */
export async function findRoom(db: Db, property: number, id: number): Promise<RoomRow> {
  const [row] = await db<RoomRow[]>`
    select ${columns(db)} from rooms
    where property_id = ${property} and id = ${id} and archived_at is null`
  if (!row) throw notFound('Room', id)
  return row
}

export async function insertRoom(db: Db, property: number, room: Omit<RoomRow, 'id'>): Promise<RoomRow> {
  const [row] = await db<RoomRow[]>`
    insert into rooms (property_id, name, bookable, auto_group, sold_out, position)
    values (${property}, ${room.name}, ${room.bookable}, ${room.auto_group}, ${room.sold_out}, ${room.position})
    returning ${columns(db)}`
  if (!row) throw new Error('an insert returns its row')
  return row
}

export async function saveRoom(db: Db, property: number, room: RoomRow): Promise<void> {
  await db`
    update rooms set name = ${room.name}, bookable = ${room.bookable}, auto_group = ${room.auto_group},
      sold_out = ${room.sold_out}, position = ${room.position}
    where property_id = ${property} and id = ${room.id}`
}

/** The room, with every table in it. */
export async function markRoomArchived(db: Db, property: number, id: number): Promise<void> {
  await db`
    update tables set archived_at = now()
    where property_id = ${property} and room_id = ${id} and archived_at is null`
  await db`update rooms set archived_at = now() where property_id = ${property} and id = ${id}`
}
