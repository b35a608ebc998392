/** Anonymises guests who have not been seen for a while, where the operator wants that. */
import { lookEvery } from '../background.ts'
import type { Ctx } from '../context.ts'
import type { Db } from '../db/sql.ts'
import { Refusal } from '../kernel/refusal.ts'
import { anonymiseCustomer } from './anonymise.ts'

const LOOK_EVERY_MS = 60_000
/** Guests that one look goes through; the next one goes on after them, and from the start after the last. */
const AT_ONCE = 2000

interface Place {
  property_id: number
  id: number
}

const START: Place = { property_id: 0, id: 0 }

/** Starts looking; without GUEST_RETENTION_MONTHS there is nothing to look for. */
export function startForgettingGuests(ctx: Ctx): AsyncDisposable {
  const months = ctx.config.GUEST_RETENTION_MONTHS
  let after = START
  return lookEvery(
    LOOK_EVERY_MS,
    async (stopping) => {
      if (months === undefined) return
      const looked = await lookAt(ctx.sql, months, after)
      for (const guest of looked.filter(({ unseen }) => unseen)) {
        if (stopping.aborted) return
        await forget(ctx, guest)
      }
      after = looked.length === AT_ONCE ? (looked.at(-1) ?? START) : START
    },
    (error) => ctx.log.error({ err: error }, 'guests who were not seen for long could not be looked for'),
  )
}

/** A property that is busy comes again with the next round; one guest must not keep the others from being looked at. */
async function forget(ctx: Ctx, { property_id, id }: Place): Promise<void> {
  try {
    await anonymiseCustomer(ctx, property_id, id, { actor: 'system' })
  } catch (error) {
    const level = error instanceof Refusal ? 'info' : 'error'
    ctx.log[level]({ err: error, property_id, id }, 'a guest could not be anonymised')
  }
}

/**
 * The guests after a place, and which of them have not been seen for so many months: by the end of their last
 * reservation, whatever became of it, on the property's clock. Blocked guests stay, for who is not known is not kept
 * out; and those of whom nothing is known have nothing to forget.
 */
async function lookAt(db: Db, months: number, after: Place): Promise<(Place & { unseen: boolean })[]> {
  return db<(Place & { unseen: boolean })[]>`
    select c.property_id, c.id, c.anonymised_at is null and not c.blocked
        and coalesce(r.last, c.created_at) < now() + make_interval(secs => p.clock_offset) - make_interval(months => ${months})
        and (c.name_key <> '' or c.email is not null or c.phone is not null or c.notes <> '' or r.texts) as unseen
    from (select * from customers c where (c.property_id, c.id) > (${after.property_id}::bigint, ${after.id}::bigint)
      order by c.property_id, c.id limit ${AT_ONCE}) c
    join properties p on p.id = c.property_id
    cross join lateral (
      select max(r.end_at) as last, coalesce(bool_or(r.notes <> '' or r.special_request <> ''), false) as texts
      from reservations r where r.property_id = c.property_id and r.customer_id = c.id) r
    order by c.property_id, c.id`
}
