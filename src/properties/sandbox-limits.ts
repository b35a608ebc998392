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

/** How many more a property may hold: Infinity where it is no sandbox. What is archived does not count. */
export async function sandboxLeft(db: Db, property: number, what: Limited): Promise<number> {
  const living = ARCHIVED.some((one) => one === what) ? db`and x.archived_at is null` : db``
  const [row] = await db<{ sandbox: boolean; held: number }[]>`
    select p.sandbox, (select count(*) from (
        select from ${db(what)} x where x.property_id = p.id ${living} limit ${LIMITS[what]}) held) as held
    from properties p where p.id = ${property}`
  return row?.sandbox ? LIMITS[what] - row.held : Infinity
}

/** Servers that may share a limit without passing it, though each of them counts now and then only. */
const SERVERS = 8
const REMEMBERED = 10_000

/**
 * The same for reservations, which are too many to be counted for each new one: they are counted again once this
 * server has made its part of those that were left.
 */
export class ReservationsLeft {
  readonly #known = new Map<number, { left: number; made: number }>()

  /** How many more a property may hold, before `wanted` ones are made. */
  async of(db: Db, property: number, wanted: number): Promise<number> {
    const known = this.#known.get(property)
    if (known && (known.made + wanted) * SERVERS <= known.left) {
      const left = known.left - known.made
      known.made += wanted
      return left
    }
    const left = await sandboxLeft(db, property, 'reservations')
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(property, { left, made: wanted })
    return left
  }
}

export function sandboxRefusal(what: Limited): Refusal {
  return new Refusal(
    'property_forbidden',
    `A sandbox property holds at most ${LIMITS[what]} ${what.replace('_', ' ')}. Delete some, or create a property of your own.`,
  )
}

export async function refuseFullSandbox(db: Db, property: number, what: Limited): Promise<void> {
  if ((await sandboxLeft(db, property, what)) < 1) throw sandboxRefusal(what)
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
