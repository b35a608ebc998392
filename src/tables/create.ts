import type { Ctx } from '../context.ts'
import { refuseFullSandbox } from '../properties/sandbox-limits.ts'
import { promoteInRoom } from '../reservations/promote.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { findRoom } from '../rooms/store.ts'
import { presentTable } from './present.ts'
import { newTable } from './rules.ts'
import type { Table, TableCreate } from './schema.ts'
import { insertTable, listTables } from './store.ts'

export async function createTable(
  ctx: Ctx,
  property: number,
  room: number,
  body: TableCreate,
): Promise<Table> {
  return changeSetup(ctx, property, async (tx) => {
    await findRoom(tx, property, room)
    await refuseFullSandbox(tx, property, 'tables')
    const inRoom = await listTables(tx, property, room)
    const table = await insertTable(tx, property, newTable(room, body, inRoom))
    await promoteInRoom(tx, property, room)
    return presentTable(table)
  })
}
