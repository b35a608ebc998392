import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteInRoom } from '../reservations/promote.ts'
import { listTables } from '../tables/store.ts'
import { presentRoom } from './present.ts'
import { changedRoom } from './rules.ts'
import type { Room, RoomUpdate } from './schema.ts'
import { findRoom, saveRoom } from './store.ts'

export async function updateRoom(ctx: Ctx, property: number, id: number, body: RoomUpdate): Promise<Room> {
  return changeSetup(ctx, property, async (tx) => {
    const room = changedRoom(await findRoom(tx, property, id), body)
    await saveRoom(tx, property, room)
    await promoteInRoom(tx, property, id)
    return presentRoom(property, room, await listTables(tx, property, id))
  })
}
