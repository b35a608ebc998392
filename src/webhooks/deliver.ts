/** Delivers what is in the outbox, beside the requests: at least once, in order for each reservation. */
import { Temporal } from 'temporal-polyfill'
import { inBackground } from '../background.ts'
import type { Ctx } from '../context.ts'
import { Flights } from '../flights.ts'
import { toIso } from '../kernel/time.ts'
import { claimDue } from './claim.ts'
import { deleteOldMessages } from './outbox.ts'
import { webhookId } from './present.ts'
import { listDueProperties, type ClaimedDelivery } from './queue.ts'
import { openSecret } from './secret.ts'
import { send, type Message } from './send.ts'
import { settle } from './settle.ts'
import { signedHeaders } from './sign.ts'

/** What other servers wrote, and what is tried again, is found that soon; what this one writes rings the bell. */
const LOOK_EVERY_MS = 1000
/** at once, in all and at a host */
const CALLS = { inAll: 16, atOne: 4 }
const KEPT_DAYS = 30
const SWEEP_EVERY_MS = 3_600_000

/** Starts delivering; disposing of the result stops it within a second, and what was under way is tried again. */
export const startDelivering = (ctx: Ctx): AsyncDisposable => inBackground((stopping) => run(ctx, stopping))

async function run(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  const flights = new Flights(CALLS)
  let swept = -Infinity
  while (!stopping.aborted) {
    try {
      if (performance.now() - swept > SWEEP_EVERY_MS) {
        swept = performance.now()
        await deleteOldMessages(ctx.sql, KEPT_DAYS)
      }
      while (!stopping.aborted && flights.free() > 0 && (await takeOff(ctx, flights, stopping)) > 0);
    } catch (error) {
      if (!stopping.aborted) ctx.log.error({ err: error }, 'webhooks could not be taken from the database')
    }
    await ctx.bell.heard(LOOK_EVERY_MS, stopping)
  }
  await flights.landed()
}

/** One look at every property with something due; answers how many deliveries were moved on. */
async function takeOff(ctx: Ctx, flights: Flights, stopping: AbortSignal): Promise<number> {
  let all = 0
  for (const property of await listDueProperties(ctx.sql)) {
    if (stopping.aborted || flights.free() <= 0) break
    const { claimed, moved } = await claimDue(ctx, property, flights)
    for (const delivery of claimed) flights.start(delivery.host, () => deliver(ctx, delivery, stopping))
    all += moved
  }
  return all
}

/** One attempt, up to what is written of it. A fault of ours leaves the claim to run out. */
async function deliver(ctx: Ctx, delivery: ClaimedDelivery, stopping: AbortSignal): Promise<void> {
  try {
    const allowPrivate = ctx.config.WEBHOOK_ALLOW_PRIVATE
    const outcome = await send(messageOf(ctx, delivery), { allowPrivate, stopping })
    await settle(ctx, delivery, outcome)
  } catch (error) {
    ctx.log.error({ err: error }, 'a webhook delivery went wrong')
  }
  ctx.bell.ring()
}

const epochSeconds = () => Temporal.Now.instant().epochMilliseconds / 1000

function messageOf(ctx: Ctx, delivery: ClaimedDelivery): Message {
  const { property_id, subscription_id, message_id, endpoint } = delivery
  const body = bodyOf(delivery)
  const secrets = delivery.secrets.map(({ material, sealed }) =>
    openSecret(ctx.keys.seal, property_id, subscription_id, {
      material: Buffer.from(material, 'base64'),
      sealed,
    }),
  )
  const id = webhookId(property_id, message_id, subscription_id)
  return {
    endpoint,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'OctoTable-Webhooks/1.0',
      // the time of the attempt, which receivers compare with theirs
      ...signedHeaders(secrets, id, epochSeconds(), body),
    },
    body,
  }
}

/** The body of a message, the same bytes at each attempt; what is JSON already is put in as it is. */
function bodyOf({
  type,
  at,
  property_id,
  reservation_id,
  sequence,
  data,
  previous,
}: ClaimedDelivery): string {
  const fields: [string, string | undefined][] = [
    ['type', JSON.stringify(type)],
    ['timestamp', JSON.stringify(toIso(at))],
    ['property_id', String(property_id)],
    // a test has no place among the events
    reservation_id === null ? ['test', 'true'] : ['sequence', String(sequence)],
    ['data', data],
    ['previous', previous ?? undefined],
  ]
  const given = fields.filter(([, value]) => value !== undefined)
  return `{${given.map(([name, value]) => `"${name}":${value}`).join(',')}}`
}
