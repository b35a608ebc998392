import pino from 'pino'
import { buildApp } from '../src/app.ts'
import { FreshMemory } from '../src/kernel/fresh-memory.ts'
import { SetupMemory } from '../src/availability/setup-memory.ts'
import { WindowLoads } from '../src/availability/window-loads.ts'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/sql.ts'
import { Turns } from '../src/db/turns.ts'
import type { Document } from '../src/http/openapi/shapes.ts'
import { Access } from '../src/http/access.ts'
import { tokenVerifier } from '../src/oauth/tokens.ts'
import { Sessions } from '../src/sessions/sessions.ts'
import { Workshop } from '../src/pictures/workshop.ts'
import { Passwords } from '../src/users/passwords.ts'
import { Bell } from '../src/webhooks/bell.ts'

/** The OpenAPI documents of the server's doors, made without a database: describing the routes asks nothing of it. */
export async function describeApi(): Promise<{ partner: Document; staff: Document }> {
  const config = readConfig({})
  const publicUrl = () => `http://${config.HOST}:${config.PORT}`
  const sql = connect({ target: 'postgres://unused@127.0.0.1/unused', max: 1 })
  const keys = {
    signing: [],
    published: { keys: [] },
    cursor: Buffer.alloc(0),
    manageLink: Buffer.alloc(0),
    refresh: async () => {},
  }
  const app = await buildApp({
    config,
    sql,
    keys,
    publicUrl,
    log: pino({ level: 'silent' }),
    access: new Access(sql, tokenVerifier(keys, publicUrl)),
    passwords: await Passwords.start(),
    sessions: new Sessions(sql, config),
    setups: new SetupMemory(),
    searches: new FreshMemory(config.SEARCH_MEMORY_MS),
    windows: new WindowLoads(sql),
    houses: new FreshMemory(config.SEARCH_MEMORY_MS),
    turns: new Turns(),
    workshop: new Workshop(),
    bell: new Bell(),
  })
  const partner = await app.inject('/openapi.json')
  const staff = await app.inject('/staff/api/v1/openapi.json')
  await app.close()
  await sql.end({ timeout: 1 })
  return { partner: partner.json(), staff: staff.json() }
}
