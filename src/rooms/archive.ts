import { dropFromClosures } from '../closures/store.ts'
import type { Ctx } from '../context.ts'
import { lapseHolds } from '../holds/store.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { refuseWhileUpcoming } from '../reservations/upcoming.ts'
import { unlinkRoom } from '../services/store.ts'
import { listTables } from '../tables/store.ts'
import { findRoom, markRoomArchived } from './store.ts'

/** Takes a room out of use with its tables; services and closures that named it name the others only. */
export async function archiveRoom(ctx: Ctx, property: number, id: number): Promise<number> {
  return changeSetup(ctx, property, async (tx) => {
    const room = await findRoom(tx, property, id)
    await refuseWhileUpcoming(tx, property, `Room ${room.id}`, { room_id: room.id })
    const tables = (await listTables(tx, property, room.id)).map((table) => table.id)
    await dropFromClosures(tx, property, 'room_ids', [room.id])
    await dropFromClosures(tx, property, 'table_ids', tables)
    await lapseHolds(tx, property, { room_id: room.id })
    await markRoomArchived(tx, property, room.id)
    await unlinkRoom(tx, property, room.id)
    return room.id
  })
}
