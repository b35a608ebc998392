/** Keeping tables for a while. */
import { randomBytes } from 'node:crypto'
import type { Seating } from '../availability/party.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { violationOf } from '../db/sqlstate.ts'
import { lockNames } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import { findAlternatives } from '../reservations/alternatives.ts'
import { underLock, type Scene } from '../reservations/under-lock.ts'
import { decideHold, fullRefusal, readWish, servedIn, stretchOf } from './place.ts'
import { presentHold } from './present.ts'
import { chainWith, refuseTooMany, seatsOf, type Held, type Holder, type Wish } from './rules.ts'
import { DEFAULT_SECONDS, type HeldTables, type HoldCreate } from './schema.ts'
import { countHeld, insertHold, saveChain, type NewHold, type ServiceOfDay } from './store.ts'

/** Takes a hold, or refuses: as a booking would be, with what could be had instead, or because there are too many. */
export async function takeHold(
  ctx: Ctx,
  property: number,
  holder: Holder,
  body: HoldCreate,
): Promise<HeldTables> {
  const wish = readWish(body)
  const { ttl = DEFAULT_SECONDS } = body
  try {
    return await takeOrRefuse(ctx, property, { holder, wish, ttl })
  } catch (error) {
    if (!(error instanceof Refusal) || !error.detail.reason) throw error
    const { channel, when } = wish
    const asked = { channel, pax: body.pax, room_id: body.room_id }
    const alternatives = await findAlternatives(ctx, property, asked, when)
    throw new Refusal(error.code, error.message, { ...error.detail, alternatives })
  }
}

interface Asked {
  holder: Holder
  wish: Wish
  /** seconds */
  ttl: number
}

async function takeOrRefuse(ctx: Ctx, property: number, asked: Asked): Promise<HeldTables> {
  const { holder, wish } = asked
  const { pax, service_id } = wish.body
  return underLock(
    ctx,
    property,
    (setup) => {
      const { service_day, ...stretch } = stretchOf(setup, wish)
      return { ...stretch, ask: (tx) => countAlone(tx, property, holder, { service_id, service_day }) }
    },
    async (scene, held) => {
      const seating = decideHold(scene, wish)
      const service = servedIn(scene.setup, wish.body)
      refuseTooMany(holder, held, pax, seatsOf(scene.setup, service))
      return presentHold(scene.setup, await write(scene, asked, held, seating), scene.loaded.now - held.at)
    },
  )
}

/** Counts under the names of the holder, so that nobody else of those names adds one meanwhile. */
async function countAlone(tx: Tx, property: number, holder: Holder, of: ServiceOfDay): Promise<Held> {
  const names = [holder.name, ...(holder.address === undefined ? [] : [holder.address])]
  const [, held] = await Promise.all([lockNames(tx, property, names), countHeld(tx, property, holder, of)])
  return held
}

async function write(
  { tx, setup }: Scene,
  { holder, wish, ttl }: Asked,
  held: Held,
  { choice, start, end, stay, service_day }: Seating,
): Promise<NewHold> {
  const { body, channel } = wish
  const chain = holder.address === undefined ? undefined : chainWith(held, ttl)
  const hold: NewHold = {
    key: randomBytes(24).toString('base64url'),
    holder,
    channel,
    service_id: body.service_id,
    service_day,
    pax: body.pax,
    room_id: choice.room_id,
    table_ids: choice.table_ids,
    occupies: choice.occupies,
    start,
    end,
    stay,
    stay_given: body.stay !== undefined,
    pinned: (body.table_ids?.length ?? 0) > 0,
    expires_at: chain?.expires_at ?? held.at + ttl,
  }
  await insertHold(tx, setup.property_id, hold).catch((error: unknown) => {
    const full = violationOf(error, 'occupations_overlap_excl') === 'exclusion'
    throw full ? fullRefusal(setup, wish) : error
  })
  if (chain) await saveChain(tx, setup.property_id, holder.name, chain)
  return hold
}
