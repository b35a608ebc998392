/** The client package as it is published: packed, installed into an empty folder without a network, and used. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { addDays, today } from '../support/days.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const PACKAGE = path.join(import.meta.dirname, '../../client')
const run = promisify(execFile)

let server: TestServer
let folder: string
before(async () => {
  server = await startTestServer()
  folder = await mkdtemp(path.join(tmpdir(), 'octotable-client-'))
})
after(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What a user would write, in JavaScript. */
const PROGRAM = `
import { createClient, OctoTable, OctoTableError } from '@octotable/client'
const [baseUrl, start_date] = process.argv.slice(2)
const account = await createClient(baseUrl, {
  redirect_uri: 'http://localhost:8183/main-page',
  sandbox_property: { name: 'Trattoria', username: crypto.randomUUID(), password: 'Buonasera123', email: 'ada@example.com' },
})
const api = new OctoTable({
  baseUrl,
  clientId: account.client_id,
  clientSecret: account.client_secret,
  property: account.properties[0].id,
})
const room = await api.rooms.create({ name: 'Garden' })
await api.tables.create(room.id, { name: 'T1', guests_max: 2 })
const dinner = (await api.services.list()).find(({ name }) => name === 'Dinner')
const booking = {
  channel: 'OCTOTABLE_BOOK', start_date, start_hour: '20:00', pax: 2, service_id: dinner.id,
  customer: { first_name: 'Adam', email: 'adam@example.com' },
}
const { status } = await api.reservations.create(booking)
const refusal = await api.reservations.create(booking).catch((error) => error)
const found = []
for await (const { pax } of api.reservations.all({ start_date })) found.push(pax)
console.log(JSON.stringify({ status, reason: refusal instanceof OctoTableError && refusal.reason, found }))
`

test('package · packed and installed offline · books a table from plain JavaScript', async () => {
  await run('npm', ['pack', '--pack-destination', folder], { cwd: PACKAGE })
  const [tarball = ''] = await readdir(folder)
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], { cwd: folder })
  assert.deepEqual(await readdir(path.join(folder, 'node_modules/@octotable/client')), [
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
  ])
  await writeFile(path.join(folder, 'book.js'), PROGRAM)
  const { stdout } = await run(process.execPath, ['book.js', server.url, addDays(today(), 2)], {
    cwd: folder,
  })
  assert.deepEqual(JSON.parse(stdout), { status: 'CONFIRMED', reason: 'full', found: [2] })
})
