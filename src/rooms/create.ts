import type { Ctx } from '../context.ts'
import { refuseFullSandbox } from '../properties/sandbox-limits.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { presentRoom } from './present.ts'
import { newRoom } from './rules.ts'
import type { Room, RoomCreate } from './schema.ts'
import { insertRoom } from './store.ts'

export async function createRoom(ctx: Ctx, property: number, body: RoomCreate): Promise<Room> {
  return changeSetup(ctx, property, async (tx) => {
    await refuseFullSandbox(tx, property, 'rooms')
    return presentRoom(property, await insertRoom(tx, property, newRoom(body)))
  })
}
