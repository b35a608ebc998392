import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { lapseHolds } from '../holds/store.ts'
import { Refusal } from '../kernel/refusal.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteInRoom } from '../reservations/promote.ts'
import { refuseWhileUpcoming } from '../reservations/upcoming.ts'
import { findRoom } from '../rooms/store.ts'
import { presentTable } from './present.ts'
import { changedTable, sameMembers } from './rules.ts'
import type { Table, TableRow, TableUpdate } from './schema.ts'
import { findTable, groupsWith, listTables, replaceMembers, saveTable } from './store.ts'

/** A table leaves its room only when no group there and no guest counts on it. */
async function checkMove(tx: Tx, property: number, id: number): Promise<void> {
  const groups = await groupsWith(tx, property, id)
  if (groups.length > 0)
    throw new Refusal(
      'state_conflict',
      `Table ${id} is in the group ${groups.join(', ')}: take it out before it moves to another room.`,
    )
  await refuseWhileUpcoming(tx, property, `Table ${id}`, { table_ids: [id] })
  await lapseHolds(tx, property, { table_ids: [id] })
}

async function replaceMembersOf(tx: Tx, property: number, { id, table_ids }: TableRow): Promise<void> {
  await refuseWhileUpcoming(tx, property, `The group ${id}`, { table_ids: [id] })
  await lapseHolds(tx, property, { table_ids: [id] })
  await replaceMembers(tx, property, id, table_ids)
}

export async function updateTable(
  ctx: Ctx,
  property: number,
  { room_id, table_id }: { room_id: number; table_id: number },
  body: TableUpdate,
): Promise<Table> {
  return changeSetup(ctx, property, async (tx) => {
    await findRoom(tx, property, room_id)
    const stored = await findTable(tx, property, room_id, table_id)
    const target = body.room_id ?? room_id
    if (target !== room_id) await findRoom(tx, property, target)
    const table = changedTable(stored, body, await listTables(tx, property, target))
    if (target !== room_id) await checkMove(tx, property, table_id)
    if (!sameMembers(stored, table)) await replaceMembersOf(tx, property, table)
    await saveTable(tx, property, table)
    await promoteInRoom(tx, property, table.room_id)
    return presentTable(table)
  })
}
