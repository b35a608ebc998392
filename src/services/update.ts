import type { Ctx } from '../context.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { promoteEverywhere } from '../reservations/promote.ts'
import { checkRooms } from './check-rooms.ts'
import { presentService } from './present.ts'
import { changedService, checkBody } from './rules.ts'
import type { Service, ServiceUpdate } from './schema.ts'
import { findService, saveService } from './store.ts'

/** Reservations that are there already keep their time and their stay. */
export async function updateService(
  ctx: Ctx,
  property: number,
  id: number,
  body: ServiceUpdate,
): Promise<Service> {
  checkBody(body)
  return changeSetup(ctx, property, async (tx) => {
    const service = changedService(await findService(tx, property, id), body)
    await checkRooms(tx, property, body.room_ids)
    await saveService(tx, property, service)
    await promoteEverywhere(tx, property)
    return presentService(service)
  })
}
