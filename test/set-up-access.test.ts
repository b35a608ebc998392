import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { createAccount, startTestServer, type Account, type TestServer } from './support/server.ts'
import { assertRefused } from './support/assert-refused.ts'

let server: TestServer
let account: Account
before(async () => {
  server = await startTestServer()
  account = await createAccount(server)
})
after(() => server.stop())

test('listOrders · any filter · is an empty list; a wrong one is 400', async () => {
  const query =
    'start_date=2026-01-01&status[]=UNREAD&status[]=READY&delivery_mode=ROOM&service_ids[]=1&text_search=a'
  for (const path of ['/orders', `/orders?${query}`]) {
    const { status, body } = await account.api('GET', path)
    assert.deepEqual([status, body], [200, { data: [] }])
  }
  assertRefused(await account.api('GET', '/orders?status[]=LOST'), 400, 'VALIDATION', /status/)
})

test('rooms, tables, services, orders · without token, Property, or with another method · are refused alike', async () => {
  for (const path of [
    '/rooms',
    '/tables',
    '/services',
    '/orders',
    '/rooms/1',
    '/room/1/tables',
    '/room/1/table/1',
  ]) {
    assert.equal((await account.api('GET', path, undefined, { authorization: '' })).status, 401, path)
    assert.equal((await account.api('GET', path, undefined, { property: '' })).status, 400, path)
    assert.equal((await account.api('GET', path, undefined, { property: '1' })).status, 403, path)
    const other = await account.api('PATCH', path, {})
    assert.equal(other.status, 405, path)
    assert.match(other.headers.get('allow') ?? '', /GET/)
  }
})
