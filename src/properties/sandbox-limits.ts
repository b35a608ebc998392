/** What a sandbox may hold at most (`api.md`, section 2.1): an open door must not fill the database. */
import type { Db } from '../db/sql.ts'
import { Refusal } from '../kernel/refusal.ts'

const LIMITS = {
  rooms: 20,
  tables: 200,
  services: 50,
  reservations: 10_000,
  closures: 500,
  special_days: 1000,
} as const

type Limited = keyof typeof LIMITS
/** What is kept when it is deleted */
const ARCHIVED: Limited[] = ['rooms', 'tables', 'services']

/** Whether the property is a sandbox that holds as many as it may; what is archived does not count. */
export async function isSandboxFull(db: Db, property: number, what: Limited): Promise<boolean> {
  const living = ARCHIVED.some((one) => one === what) ? db`and x.archived_at is null` : db``
  const [row] = await db<{ full: boolean }[]>`
    select p.sandbox and (select count(*) from (
        select from ${db(what)} x where x.property_id = p.id ${living} limit ${LIMITS[what]}) held) >= ${LIMITS[what]} as full
    from properties p where p.id = ${property}`
  return row?.full ?? false
}

export function sandboxRefusal(what: Limited): Refusal {
  return new Refusal(
    'property_forbidden',
    `A sandbox property holds at most ${LIMITS[what]} ${what.replace('_', ' ')}. Delete some, or create a property of your own.`,
  )
}

export async function refuseFullSandbox(db: Db, property: number, what: Limited): Promise<void> {
  if (await isSandboxFull(db, property, what)) throw sandboxRefusal(what)
}

/** A sandbox is anybody's: what it shows to the world is somebody's who can be written to. */
export async function refuseUnverifiedSandbox(db: Db, property: number): Promise<void> {
  const [row] = await db<{ refused: boolean }[]>`
    select sandbox and not exists (
      select from memberships m join users u on u.id = m.user_id
      where m.property_id = p.id and m.role = 'OWNER' and u.email_verified_at is not null) as refused
    from properties p where p.id = ${property}`
  if (!row?.refused) return
  throw new Refusal(
    'property_forbidden',
    'A sandbox takes pictures once the e-mail address of its owner is confirmed: open the link in the mail that came with the registration, or sign in at /account for another one.',
  )
}
