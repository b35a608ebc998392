import type { Db } from '../db/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { AuditAction, AuditFilters } from './schema.ts'

export interface AuditRow {
  id: number
  at: Instant
  action: AuditAction
  actor: string
  subject: string | null
  address: string | null
  detail: Record<string, unknown>
}

/**
 * Entries of a property, and those of no property that are about who asks; newest first, below the id `before`. Days are
 * those of the property's zone.
 */
export async function listAudit(
  db: Db,
  property: number,
  self: string,
  { action, start_date, end_date }: AuditFilters,
  before: number,
  limit: number,
): Promise<AuditRow[]> {
  const zone = db`(select p.timezone from properties p where p.id = ${property})`
  const conditions = [
    db`a.id < ${before}`,
    action && db`a.action = any(${action}::text[])`,
    start_date && db`a.at >= ${start_date}::date::timestamp at time zone ${zone}`,
    end_date && db`a.at < (${end_date}::date + 1)::timestamp at time zone ${zone}`,
  ].filter((one) => typeof one === 'object')
  const where = conditions.reduce((all, one) => db`${all} and ${one}`)
  const part = (of: typeof where) => db`
    (select * from audit a where ${of} and ${where} order by a.id desc limit ${limit})`
  return db<AuditRow[]>`
    select id, extract(epoch from at)::float8 as at, action, actor, subject, address, detail from (
      ${part(db`a.property_id = ${property}`)} union all ${part(db`a.property_id = 0 and a.subject = ${self}`)}) a
    order by id desc limit ${limit}`
}
