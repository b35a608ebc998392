/** What generated restaurants contain. A feature is switched on when the engine has it. */
export interface Features {
  /** `max_covers`, `max_covers_per_slot` */
  pacing: boolean
  closures: boolean
  special_days: boolean
  /** rooms that accept or queue parties when they are full */
  sold_out: boolean
  holds: boolean
  blocked: boolean
}

export const FEATURES: Features = {
  pacing: true,
  closures: true,
  special_days: true,
  sold_out: true,
  holds: true,
  blocked: true,
}
