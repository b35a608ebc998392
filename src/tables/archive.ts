import { dropFromClosures } from '../closures/store.ts'
import type { Ctx } from '../context.ts'
import { lapseHolds } from '../holds/store.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { refuseWhileUpcoming } from '../reservations/upcoming.ts'
import { findRoom } from '../rooms/store.ts'
import { findTable, groupsWith, markTablesArchived } from './store.ts'

/** Takes a table out of use, and the groups that contain it; past reservations keep its name. */
export async function archiveTable(
  ctx: Ctx,
  property: number,
  { room_id, table_id }: { room_id: number; table_id: number },
): Promise<number> {
  return changeSetup(ctx, property, async (tx) => {
    await findRoom(tx, property, room_id)
    const table = await findTable(tx, property, room_id, table_id)
    const gone = [table.id, ...(await groupsWith(tx, property, table.id))]
    await refuseWhileUpcoming(tx, property, `Table ${table.id}`, { table_ids: gone })
    await dropFromClosures(tx, property, 'table_ids', gone)
    await lapseHolds(tx, property, { table_ids: gone })
    await markTablesArchived(tx, property, gone)
    return table.id
  })
}
