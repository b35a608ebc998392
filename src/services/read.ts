import type { Ctx } from '../context.ts'
import { presentService } from './present.ts'
import type { Service } from './schema.ts'
import { findService, listServices } from './store.ts'

export async function readServices(ctx: Ctx, property: number): Promise<Service[]> {
  const services = await listServices(ctx.sql, property)
  return services.map((service) => presentService(service))
}

export async function readService(ctx: Ctx, property: number, id: number): Promise<Service> {
  return presentService(await findService(ctx.sql, property, id))
}
