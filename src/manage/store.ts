import type { Db } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'

export interface LinkRow {
  nonce: string
  language: string | null
  end_at: Instant
  /** the property's */
  now: Instant
  anonymised: boolean
}

/** What the link of a reservation depends on. */
export async function findLink(db: Db, property: number, id: number): Promise<LinkRow | undefined> {
  const [row] = await db<LinkRow[]>`
    select r.link_nonce as nonce, r.language, date_part('epoch', r.end_at) as end_at,
      date_part('epoch', now() + make_interval(secs => p.clock_offset)) as now, c.anonymised_at is not null as anonymised
    from reservations r
    join properties p on p.id = r.property_id
    join customers c on c.property_id = r.property_id and c.id = r.customer_id
    where r.property_id = ${property} and r.id = ${id}`
  return row
}
