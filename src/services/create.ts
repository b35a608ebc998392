import type { Ctx } from '../context.ts'
import { refuseFullSandbox } from '../properties/sandbox-limits.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { checkRooms } from './check-rooms.ts'
import { presentService } from './present.ts'
import { newService } from './rules.ts'
import type { Service, ServiceCreate } from './schema.ts'
import { insertService } from './store.ts'

export async function createService(ctx: Ctx, property: number, body: ServiceCreate): Promise<Service> {
  const service = newService(body)
  return changeSetup(ctx, property, async (tx) => {
    await checkRooms(tx, property, service.room_ids)
    await refuseFullSandbox(tx, property, 'services')
    return presentService(await insertService(tx, property, service))
  })
}
