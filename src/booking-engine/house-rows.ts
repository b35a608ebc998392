import type { Instant } from '../kernel/time.ts'
import type { PictureRow } from '../pictures/store.ts'
import type { PropertyRow } from '../properties/store.ts'
import type { ServiceRow } from '../services/schema.ts'

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
