import type { Sql } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { findLogo, type PictureRow } from '../pictures/store.ts'
import { findProperty, type PropertyRow } from '../properties/store.ts'
import type { ServiceRow } from '../services/schema.ts'
import { listServices } from '../services/store.ts'

/** What is known of a restaurant, whoever asks. */
export interface HouseRows {
  property: PropertyRow
  services: ServiceRow[]
  logo: PictureRow | undefined
  /** whether it is a sandbox whose time is over */
  over: boolean
  /** of the property's clock */
  now: Instant
}

/** There is no such restaurant, or it takes no guests. */
export class NoHouse extends Error {}

export async function loadHouse(sql: Sql, id: number): Promise<HouseRows> {
  const [property, services, logo, [clock]] = await Promise.all([
    findProperty(sql, id),
    listServices(sql, id),
    findLogo(sql, id),
    sql<Pick<HouseRows, 'over' | 'now'>[]>`
      select coalesce(expires_at <= now(), false) as over, date_part('epoch', now()) + clock_offset as now
      from properties where id = ${id}`,
  ])
  if (!property || !clock) throw new NoHouse()
  return { property, services, logo, ...clock }
}
