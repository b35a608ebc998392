/** Furnishes a sandbox and invents a week of it: by the rules that everybody's reservations are made by. */
import type { Search } from '../availability/search.ts'
import { SetupMemory } from '../availability/setup-memory.ts'
import { WindowLoads } from '../availability/window-loads.ts'
import type { Actor, Ctx } from '../context.ts'
import type { Sql, Tx } from '../db/sql.ts'
import { Turns } from '../db/turns.ts'
import { FreshMemory } from '../kernel/fresh-memory.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ALL_SCOPES } from '../kernel/scopes.ts'
import { dateOf, timeOf, toWall, type Instant } from '../kernel/time.ts'
import { loadNow } from '../availability/load.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { book } from '../reservations/book.ts'
import { cancelReservation } from '../reservations/cancel.ts'
import { markNoShow } from '../reservations/no-show.ts'
import { checkIn, checkOut } from '../reservations/seat.ts'
import { Bell } from '../webhooks/bell.ts'
import { furnish } from './furnish.ts'
import type { SandboxSeeded } from './schema.ts'
import { countContents, findSandbox, hasRooms, saveClock } from './store.ts'
import { storyOf, type Step, type Visit } from './story.ts'

const DEFAULT_SEED = 1

/** All of it in one transaction, in which each use case is a step of its own. */
export async function seedSandbox(
  ctx: Ctx,
  property: number,
  actor: Actor,
  seed: number = DEFAULT_SEED,
): Promise<SandboxSeeded> {
  const seeded = await changeSetup(ctx, property, async (tx) => {
    const { clock_offset } = await findSandbox(tx, property)
    if (await hasRooms(tx, property))
      throw new Refusal(
        'state_conflict',
        `The sandbox ${property} has rooms already. Empty it first: POST /properties/${property}/sandbox/reset.`,
      )
    const inner = within(ctx, tx)
    const made = await furnish(inner, property)
    const { now, zone } = await loadNow(tx, property)
    const { services, rooms } = await inner.setups.of(inner.sql, property)
    const bookable = [...services.values()]
      .filter((one) => one.bookable && one.online)
      .sort((a, b) => a.id - b.id)
    if (bookable.length === 0)
      throw new Refusal(
        'state_conflict',
        `The sandbox ${property} has no service that guests can book. Create one, or empty the sandbox to have two.`,
      )
    const story = storyOf(seed, { zone, now, today: toWall(zone, now).day }, bookable)
    await tell(
      inner,
      { property, actor, rooms: [...rooms.keys()].sort((a, b) => a - b), real: now - clock_offset },
      story,
    )
    await saveClock(tx, property, clock_offset)
    const { start_date, end_date, ...counts } = await countContents(tx, property)
    const today = dateOf(toWall(zone, now).day)
    return { seed, ...made, ...counts, start_date: start_date ?? today, end_date: end_date ?? today }
  })
  ctx.bell.ring()
  return seeded
}

/** A context whose transactions are steps of this one, and which remembers nothing of it for others. */
function within(ctx: Ctx, tx: Tx): Ctx {
  const { once: _whole, rounds: _together, ...outer } = ctx
  const begin = (work: (step: Tx) => Promise<unknown>) => tx.savepoint(work)
  const handle = new Proxy(tx, {
    get: (_, key) => (key === 'begin' ? begin : Reflect.get(tx, key)),
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a pool, use cases use queries and `begin` only
  const sql = handle as unknown as Sql
  const memories = {
    setups: new SetupMemory(),
    searches: new FreshMemory<Search>(0),
    windows: new WindowLoads(sql),
    turns: new Turns(),
    bell: new Bell(),
  }
  return { ...outer, ...memories, sql }
}

interface Telling {
  property: number
  actor: Actor
  /** where staff put those who call */
  rooms: number[]
  /** the database's now, which stands still in a transaction */
  real: Instant
}

/**
 * Lets everything happen at its time, by the property's own clock. What the rules refuse did not happen: a table was
 * taken, a room was closed.
 */
async function tell(ctx: Ctx, telling: Telling, story: Step[]): Promise<void> {
  const made = new Map<Visit, number>()
  for (const { at, deed, visit } of story) {
    const id = made.get(visit)
    const begins = deed === 'book' || deed === 'walk_in'
    if (!begins && id === undefined) continue
    try {
      await ctx.sql.begin(async (tx) => {
        await saveClock(tx, telling.property, Math.ceil(at - telling.real))
      })
      if (begins) made.set(visit, (await take(ctx, telling, visit, deed)).id)
      else if (id !== undefined) await DEEDS[deed](ctx, callOf(telling, id))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}

const callOf = ({ property, actor }: Telling, id: number) => ({ property, actor, id, scopes: ALL_SCOPES })

type Call = ReturnType<typeof callOf>
const DEEDS = {
  check_in: (ctx: Ctx, call: Call) => checkIn(ctx, call, false),
  check_out: (ctx: Ctx, call: Call) => checkOut(ctx, call, false),
  no_show: (ctx: Ctx, call: Call) => markNoShow(ctx, call, false),
  cancel: (ctx: Ctx, call: Call) => cancelReservation(ctx, call),
}

function take(ctx: Ctx, { property, actor, rooms }: Telling, visit: Visit, deed: 'book' | 'walk_in') {
  const { service_id, pax, guest, special_request } = visit
  if (deed === 'walk_in')
    return book(ctx, property, actor, { channel: 'OCTOTABLE_ADMIN', service_id, pax, walk_in: true })
  const room_id = rooms[pax % rooms.length]
  const byStaff = { channel: 'OCTOTABLE_ADMIN', notes: 'Called us.', ...(room_id ? { room_id } : {}) }
  const day = visit.day + Math.floor(visit.minute / 1440)
  return book(ctx, property, actor, {
    ...(visit.by_staff ? byStaff : { channel: 'OCTOTABLE_BOOK' }),
    service_id,
    pax,
    customer: guest,
    special_request,
    start_date: dateOf(day),
    start_hour: timeOf(visit.minute),
  })
}
