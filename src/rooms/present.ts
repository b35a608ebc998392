import { presentTable } from '../tables/present.ts'
import type { TableRow } from '../tables/schema.ts'
import type { Room, RoomRow } from './schema.ts'

export function presentRoom(property: number, room: RoomRow, tables: TableRow[] = []): Room {
  return { ...room, property_id: property, tables: tables.map((table) => presentTable(table)) }
}
