/**
 * The ceiling of the slot search and of the pages: the same app with two routes more, whose answer is a text made
 * beforehand. They go through the same hooks as every route of a property, and as every page for guests.
 */
import type { Ctx } from '../src/context.ts'
import { AUTH, buildApp, PMS } from '../src/app.ts'
import { FreshMemory } from '../src/kernel/fresh-memory.ts'
import { SetupMemory } from '../src/availability/setup-memory.ts'
import { WindowLoads } from '../src/availability/window-loads.ts'
import { guestOf } from '../src/booking-engine/guest.ts'
import { guestScope } from '../src/booking-engine/scope.ts'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/sql.ts'
import { Turns } from '../src/db/turns.ts'
import { Access } from '../src/http/access.ts'
import { partnerBase, requireProperty, requireScopes, requireToken } from '../src/http/partner.ts'
import { loadKeys } from '../src/oauth/keys.ts'
import { tokenVerifier } from '../src/oauth/tokens.ts'
import { makeLog } from '../src/log.ts'
import { Sessions } from '../src/sessions/sessions.ts'
import { Workshop } from '../src/pictures/workshop.ts'
import { Passwords } from '../src/users/passwords.ts'
import { Bell } from '../src/webhooks/bell.ts'

const config = readConfig(process.env)
const log = makeLog(config)
const sql = connect({ target: config.DATABASE_URL ?? '', max: config.DATABASE_POOL })
const keys = await loadKeys(sql, config.SECRET_KEY)
let url = ''
const ctx: Ctx = {
  config,
  sql,
  log,
  keys,
  access: new Access(
    sql,
    tokenVerifier(keys, () => url + AUTH),
  ),
  passwords: await Passwords.start(),
  sessions: new Sessions(sql, config),
  setups: new SetupMemory(),
  searches: new FreshMemory(config.SEARCH_MEMORY_MS),
  windows: new WindowLoads(sql),
  houses: new FreshMemory(config.SEARCH_MEMORY_MS),
  turns: new Turns(),
  workshop: new Workshop(),
  bell: new Bell(),
  publicUrl: () => url,
}
const app = await buildApp(ctx)
const text = process.env['STATIC_ANSWER'] ?? '{}'
await app.register(
  async (scope) => {
    partnerBase(scope)
    requireToken(scope, ctx)
    requireScopes(scope)
    requireProperty(scope)
    scope.get('/static', { config: { scope: 'setup:read' } }, async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(text),
    )
  },
  { prefix: PMS },
)
await app.register(async (scope) => {
  await guestScope(scope, ctx)
  scope.get('/book/static', async (request, reply) => {
    guestOf(ctx, request, reply)
    return reply.type('text/html; charset=utf-8').send(text)
  })
})
url = await app.listen({ host: config.HOST, port: config.PORT })
process.stdout.write(`${url}\n`)
process.once('SIGTERM', () => void app.close().then(() => sql.end({ timeout: 2 })))
