import { freeTables } from '../availability/table-free.ts'
import type { Ctx } from '../context.ts'
import { findRoom } from '../rooms/store.ts'
import { presentTable } from './present.ts'
import type { FreeQuery, Table } from './schema.ts'
import { findTable, listTables } from './store.ts'

export async function readTables(ctx: Ctx, property: number): Promise<Table[]> {
  const tables = await listTables(ctx.sql, property)
  return tables.map((table) => presentTable(table))
}

/** Tables of one room, with `free` as the query asks for it. */
export async function readRoomTables(
  ctx: Ctx,
  property: number,
  room: number,
  query: FreeQuery,
): Promise<Table[]> {
  await findRoom(ctx.sql, property, room)
  const isFree = await freeTables(ctx, property, query)
  const tables = await listTables(ctx.sql, property, room)
  return tables.map((table) => presentTable(table, isFree(table.id)))
}

export async function readTable(
  ctx: Ctx,
  property: number,
  { room_id, table_id }: { room_id: number; table_id: number },
): Promise<Table> {
  await findRoom(ctx.sql, property, room_id)
  return presentTable(await findTable(ctx.sql, property, room_id, table_id))
}
