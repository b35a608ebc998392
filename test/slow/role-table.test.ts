/** Every operation of the staff door × every role: who may do what, written out here once more. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { operationsOf } from '../support/openapi.ts'
import { TINY, verifyOwners } from '../support/pictures.ts'
import {
  createRestaurant,
  PMS,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'
import { createStaff, type Staff } from '../support/staff.ts'

const username = `owner.${crypto.randomUUID()}`
const VIEWER = ['reservations:read', 'customers:read', 'setup:read']
const HOST = [...VIEWER, 'reservations:write', 'reservations:staff', 'customers:write']
const MANAGER = [...HOST, 'setup:write', 'webhooks']
const OWNER = [...MANAGER, 'users', 'audit', 'property']
const MAY: Record<string, string[]> = { VIEWER, HOST, MANAGER, OWNER }

/** What is for owners beside its scope, or has none. */
const RIGHTS: Record<string, string> = {
  listMails: 'property',
  resetSandboxClock: 'property',
  setSandboxClock: 'property',
  getSandboxClock: 'property',
  seedSandbox: 'property',
  resetSandbox: 'property',
  extendSandbox: 'property',
  listAudit: 'audit',
  updateProperty: 'property',
  deleteProperty: 'property',
}
const OWN = [
  { id: 'listMembers', method: 'GET', path: '/members', needs: ['users'] },
  { id: 'inviteMember', method: 'POST', path: '/members', needs: ['users'] },
  { id: 'changeRole', method: 'PUT', path: '/members/1', needs: ['users'] },
  { id: 'removeMember', method: 'DELETE', path: '/members/1', needs: ['users'] },
]

let server: TestServer
let restaurant: Restaurant
before(async () => {
  server = await startTestServer()
  restaurant = await createRestaurant(server, [2], { username })
  await verifyOwners(server, restaurant.property)
})
after(() => server.stop())

interface Cell {
  id: string
  body?: Uint8Array | undefined
  method: string
  path: string
  needs: string[]
}

/** Those of the partner door that are there for staff: all at a property, but for what belongs to software. */
async function cells(): Promise<Cell[]> {
  const shared = (await operationsOf(server))
    .filter(({ path, scopes }) => path.startsWith(PMS) && scopes.length > 0 && !path.includes('/webhook'))
    .filter(({ id }) => !['listProperties', 'createProperty'].includes(id))
    .map(({ id, method, path, scopes, type }) => ({
      id,
      body: type?.startsWith('image/') ? TINY : undefined,
      method,
      path: path
        .slice(PMS.length)
        .replace('/properties/{id}', `/properties/${restaurant.property}`)
        .replace(/\{\w+\}/g, '1'),
      needs: [...scopes, ...(id in RIGHTS ? [RIGHTS[id] ?? ''] : [])],
    }))
  return [...shared, ...OWN].sort(
    (a, b) => Number(a.id === 'deleteProperty') - Number(b.id === 'deleteProperty'),
  )
}

/** Let in: whatever became of a request without a body, it was not the role. */
function assertAllowed({ status, body }: Answer, what: string): void {
  assert.ok(
    status < 500 && ![401, 403, 405, 415].includes(status),
    `${what}: ${status} ${JSON.stringify(body)}`,
  )
  assert.doesNotMatch(JSON.stringify(body), /There is nothing at/, what)
}

test('staff door · every operation × every role · is as the table says', async () => {
  const operations = await cells()
  assert.ok(operations.length > 35, String(operations.length))
  const seen = new Set<string>()
  for (const [role, may] of Object.entries(MAY)) {
    const staff: Staff = await createStaff(server, restaurant.property, role, username)
    for (const { id, method, path, needs, body = {} } of operations) {
      const what = `${role} ${id}`
      const answer = await staff.api(method, path, method === 'GET' ? undefined : body)
      const allowed = needs.every((one) => may.includes(one))
      seen.add(`${id} ${allowed}`)
      if (allowed) assertAllowed(answer, what)
      else {
        assert.equal(answer.status, 403, `${what}: ${JSON.stringify(answer.body)}`)
        assert.equal(answer.body.error.code, 'INSUFFICIENT_SCOPE', what)
      }
    }
  }
  // nothing is refused to everybody
  for (const { id } of operations) assert.ok(seen.has(`${id} true`), id)
})
