/** Sends what is in the outbox, beside the requests: at least once, whichever server comes to it. */
import { inBackground } from '../background.ts'
import type { Ctx } from '../context.ts'
import { Flights } from '../flights.ts'
import { Bell } from '../webhooks/bell.ts'
import { compose } from './compose.ts'
import { openMails } from './open.ts'
import { isForGood, pauseAfter } from './rules.ts'
import {
  claimMails,
  deleteOldMails,
  listDue,
  markDropped,
  markFailed,
  markSent,
  releaseClaim,
  setAside,
  type ClaimedMail,
  type Outbox,
} from './store.ts'
import { openTransport, type Sent, type Transport } from './transport.ts'

const LOOK_EVERY_MS = 500
const KEPT_DAYS = 30
const SWEEP_EVERY_MS = 3_600_000
/** Conversations at once, in all and for one property: mail servers let one sender have a handful. */
const CONVERSATIONS = { inAll: 6, atOne: 2 }
/** What is under way when the server stops may take that long to come to its end. */
const LANDING_MS = 700
/** How much longer than a conversation a claim holds: to write down how it went. */
const LEASE_MORE_SECONDS = 60

/** Starts sending; disposing of the result stops it within a second, and what was under way is tried again. */
export const startMailing = (ctx: Ctx): AsyncDisposable => inBackground((stopping) => run(ctx, stopping))

interface Post {
  transport: Transport
  flights: Flights
  /** rung when one has landed */
  bell: Bell
  /** cuts off what is under way */
  cut: AbortSignal
}

async function run(ctx: Ctx, stopping: AbortSignal): Promise<void> {
  const transport = openTransport(ctx.config)
  const flights = new Flights(CONVERSATIONS)
  const bell = new Bell()
  const cut = new AbortController()
  let swept = -Infinity
  while (!stopping.aborted) {
    try {
      if (performance.now() - swept > SWEEP_EVERY_MS) {
        swept = performance.now()
        await deleteOldMails(ctx.sql, KEPT_DAYS)
      }
      if (transport) await takeOff(ctx, { transport, flights, bell, cut: cut.signal }, stopping)
      else await tellWaiting(ctx)
    } catch (error) {
      if (!stopping.aborted) ctx.log.error({ err: error }, 'mails could not be taken from the database')
    }
    await bell.heard(LOOK_EVERY_MS, stopping)
  }
  const landing = setTimeout(() => cut.abort(), LANDING_MS)
  await flights.landed()
  clearTimeout(landing)
}

/** One look at everything that is due, as far as there is room. Nothing is open in the database while it is sent. */
async function takeOff(ctx: Ctx, post: Post, stopping: AbortSignal): Promise<void> {
  const { flights } = post
  if (flights.free() <= 0) return
  for (const outbox of await listDue(ctx.sql)) {
    const room = Math.min(flights.free(), flights.freeAt(String(outbox)))
    if (stopping.aborted || flights.free() <= 0) return
    if (room <= 0) continue
    const lease = ctx.config.SMTP_TIMEOUT + LEASE_MORE_SECONDS
    for (const mail of await claimMails(ctx.sql, outbox, room, lease))
      flights.start(String(outbox), () => deliver(ctx, post, outbox, mail))
  }
}

/** One attempt, up to what is written of it. A fault of ours leaves the claim to run out. */
async function deliver(ctx: Ctx, post: Post, outbox: Outbox, mail: ClaimedMail): Promise<void> {
  try {
    if (mail.late) await giveUp(ctx, outbox, mail, null)
    else await settle(ctx, outbox, mail, await attempt(ctx, post, outbox, mail))
  } catch (error) {
    ctx.log.error({ err: error, outbox, mail: mail.id }, 'a mail went wrong')
  }
  post.bell.ring()
}

async function attempt(ctx: Ctx, { transport, cut }: Post, outbox: Outbox, mail: ClaimedMail): Promise<Sent> {
  const [open] = await openMails(ctx, outbox === 'accounts' ? null : outbox, [mail])
  if (!open) throw new Error('one mail was opened')
  return transport.send(compose(transport.from, open), cut)
}

async function settle(ctx: Ctx, outbox: Outbox, mail: ClaimedMail, sent: Sent): Promise<void> {
  if (sent === 'sent') return markSent(ctx.sql, outbox, mail)
  if (sent === 'stopped') return releaseClaim(ctx.sql, outbox, mail)
  const { failure, error } = sent
  if (isForGood(failure)) return giveUp(ctx, outbox, mail, error)
  await markFailed(ctx.sql, outbox, mail, error, pauseAfter(mail.attempts, Math.random()))
  ctx.log.warn({ ...about(outbox, mail), ...failure }, 'a mail could not be sent, and is tried again')
}

async function giveUp(ctx: Ctx, outbox: Outbox, mail: ClaimedMail, error: string | null): Promise<void> {
  if (await markDropped(ctx.sql, outbox, mail, error))
    ctx.log.warn(about(outbox, mail), 'a mail was given up')
}

/** What a log may say of a mail: neither to whom it is, nor what is in it. */
const about = (outbox: Outbox, { id, kind, attempts }: ClaimedMail) => ({ outbox, mail: id, kind, attempts })

async function tellWaiting({ sql, log }: Ctx): Promise<void> {
  for (const { property_id, id, kind } of await setAside(sql))
    log.info(
      { outbox: property_id ?? 'accounts', mail: id, kind },
      'a mail waits in the outbox: without SMTP_URL it is not sent',
    )
}
