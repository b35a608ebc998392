import type { Db, Tx } from '../db/sql.ts'

export interface FactorRow {
  secret: Buffer
  sealed: boolean
  /** it is asked for */
  on: boolean
}

export async function findFactor(db: Db, user: number): Promise<FactorRow | undefined> {
  const [row] = await db<FactorRow[]>`
    select f.secret, f.sealed, u.second_factor_at is not null as on
    from second_factors f join users u on u.id = f.user_id where f.user_id = ${user}`
  return row
}

/** In place of one that was not confirmed; false when it is in use. */
export async function saveSecret(tx: Tx, user: number, secret: Buffer, sealed: boolean): Promise<boolean> {
  const [row] = await tx<{ on: boolean }[]>`
    select second_factor_at is not null as on from users where id = ${user} for update`
  if (!row || row.on) return false
  await tx`
    insert into second_factors (user_id, secret, sealed) values (${user}, ${secret}, ${sealed})
    on conflict (user_id) do update set secret = excluded.secret, sealed = excluded.sealed, last_step = 0`
  return true
}

/** Uses the code of a time step; false when it, or a later one, was used before. */
export async function useStep(db: Db, user: number, step: number): Promise<boolean> {
  const { count } = await db`
    update second_factors set last_step = ${step} where user_id = ${user} and last_step < ${step}`
  return count === 1
}

/** False when it was used before, or there is none. */
export async function useRecoveryCode(db: Db, user: number, hash: Buffer): Promise<boolean> {
  const { count } = await db`delete from recovery_codes where user_id = ${user} and code_hash = ${hash}`
  return count === 1
}

/** From now on it is asked for; false when it was already. */
export async function turnOn(tx: Tx, user: number, codes: Buffer[]): Promise<boolean> {
  const { count } = await tx`
    update users set second_factor_at = now() where id = ${user} and second_factor_at is null`
  if (count === 0) return false
  await tx`delete from recovery_codes where user_id = ${user}`
  for (const hash of codes)
    await tx`insert into recovery_codes (user_id, code_hash) values (${user}, ${hash})`
  return true
}

export async function turnOff(tx: Tx, user: number): Promise<void> {
  await tx`update users set second_factor_at = null where id = ${user}`
  await tx`delete from second_factors where user_id = ${user}`
  await tx`delete from recovery_codes where user_id = ${user}`
}

export async function countRecoveryCodes(db: Db, user: number): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*) as count from recovery_codes where user_id = ${user}`
  return row?.count ?? 0
}
