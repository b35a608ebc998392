import type { Tx } from '../db/sql.ts'
import type { Candidate } from './rules.ts'

export async function findCandidate(tx: Tx, property: number): Promise<Candidate | undefined> {
  const [row] = await tx<Candidate[]>`
    select p.name, p.sandbox, p.phone, p.address, p.city, p.zip, p.country, p.latitude, p.longitude,
      exists (select from services s where s.property_id = p.id and s.archived_at is null and s.bookable and s.online)
        as has_online_service,
      exists (select from tables t join rooms r on r.property_id = t.property_id and r.id = t.room_id
        where t.property_id = p.id and t.archived_at is null and t.bookable and r.bookable) as has_bookable_table
    from properties p where p.id = ${property}`
  return row
}

export async function saveGoogleEngine(tx: Tx, property: number, enabled: boolean): Promise<void> {
  await tx`update properties set google_enabled = ${enabled} where id = ${property}`
}
