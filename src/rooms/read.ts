import type { Ctx } from '../context.ts'
import { listTables } from '../tables/store.ts'
import { presentRoom } from './present.ts'
import type { Room } from './schema.ts'
import { findRoom, listRooms } from './store.ts'

export async function readRooms({ sql }: Ctx, property: number): Promise<Room[]> {
  const [rooms, tables] = await Promise.all([listRooms(sql, property), listTables(sql, property)])
  const byRoom = Map.groupBy(tables, (table) => table.room_id)
  return rooms.map((room) => presentRoom(property, room, byRoom.get(room.id)))
}

export async function readRoom({ sql }: Ctx, property: number, id: number): Promise<Room> {
  const room = await findRoom(sql, property, id)
  return presentRoom(property, room, await listTables(sql, property, id))
}
