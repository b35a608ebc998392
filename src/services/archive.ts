import { dropFromClosures } from '../closures/store.ts'
import type { Ctx } from '../context.ts'
import { lapseHolds } from '../holds/store.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { refuseWhileUpcoming } from '../reservations/upcoming.ts'
import { deleteSpecialDaysOf } from '../special-days/store.ts'
import { findService, markServiceArchived } from './store.ts'

/** Takes a service out of use, with its special days; past reservations keep its name. */
export async function archiveService(ctx: Ctx, property: number, id: number): Promise<number> {
  return changeSetup(ctx, property, async (tx) => {
    const service = await findService(tx, property, id)
    await refuseWhileUpcoming(tx, property, `Service ${service.id}`, { service_id: service.id })
    await dropFromClosures(tx, property, 'service_ids', [service.id])
    await deleteSpecialDaysOf(tx, property, service.id)
    await lapseHolds(tx, property, { service_id: service.id })
    await markServiceArchived(tx, property, service.id)
    return service.id
  })
}
