/** Every operation of the staff door × every role: who may do what, written out here once more. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { operationsOf, STAFF_DOCUMENT } from '../support/openapi.ts'
import { TINY, verifyOwners } from '../support/pictures.ts'
import {
  createRestaurant,
  PMS,
  startTestServer,
  type Answer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'
import { createStaff, STAFF, type Staff } from '../support/staff.ts'

const username = `owner.${crypto.randomUUID()}`
const VIEWER = ['reservations:read', 'customers:read', 'setup:read']
const HOST = [...VIEWER, 'reservations:write', 'reservations:staff', 'customers:write']
const MANAGER = [...HOST, 'setup:write', 'webhooks']
const OWNER = [...MANAGER, 'users', 'consents', 'audit', 'property']
const MAY: Record<string, string[]> = { VIEWER, HOST, MANAGER, OWNER }

/** What is for owners, beside its scope where it has one; everything else goes by its scope alone. */
const RIGHTS: Record<string, string> = {
  listMails: 'property',
  resetSandboxClock: 'property',
  setSandboxClock: 'property',
  getSandboxClock: 'property',
  seedSandbox: 'property',
  resetSandbox: 'property',
  extendSandbox: 'property',
  updateProperty: 'property',
  deleteProperty: 'property',
  listAudit: 'audit',
  listMembers: 'users',
  inviteMember: 'users',
  changeRole: 'users',
  removeMember: 'users',
  listConnections: 'consents',
  withdrawConnection: 'consents',
}
/** Of a user's own session, whatever the role. */
const OWN = ['getSession', 'signOut', 'changePassword', 'listSessions', 'endSession', 'endOtherSessions']

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
  method: string
  path: string
  needs: string[]
  body: Uint8Array | object
}

/** All operations of the door that ask for a role; the one that takes the property away comes last. */
async function cells(): Promise<Cell[]> {
  const guarded = (await operationsOf(server, STAFF_DOCUMENT)).filter(({ access }) => access !== 'none')
  assert.deepEqual(
    guarded.flatMap(({ id, scopes }) => (scopes.length > 0 ? [] : [id])).sort(),
    OWN.toSorted(),
  )
  return guarded
    .filter(({ scopes }) => scopes.length > 0)
    .map(({ id, method, path, scopes, type }) => ({
      id,
      method,
      path: path
        .slice(STAFF.length)
        .replace('/properties/{id}', `/properties/${restaurant.property}`)
        .replace(/\{\w+\}/g, '1'),
      needs: scopes,
      // a body that nothing takes: what counts is decided before it is read
      body: type?.startsWith('image/') ? TINY : [],
    }))
    .sort((a, b) => Number(a.id === 'deleteProperty') - Number(b.id === 'deleteProperty'))
}

test('staff door · what its document says that operations need · is their scope, and the rights of the table', async () => {
  const needed = new Map((await cells()).map(({ id, needs }) => [id, needs]))
  const partners = await operationsOf(server)
  for (const [id, needs] of needed) {
    const scopes = partners.find((one) => one.id === id)?.scopes ?? []
    assert.deepEqual(needs, [...scopes, ...(id in RIGHTS ? [RIGHTS[id]] : [])], id)
  }
  for (const id of Object.keys(RIGHTS)) assert.ok(needed.has(id), id)
  // nothing of the partners' is left out but what belongs to software
  const left = partners.filter(
    ({ id, path, scopes }) => path.startsWith(PMS) && scopes.length > 0 && !needed.has(id),
  )
  assert.deepEqual(
    left
      .filter(({ path }) => !path.includes('/webhook'))
      .map(({ id }) => id)
      .sort(),
    ['createProperty', 'listProperties'],
  )
})

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
    for (const { id, method, path, needs, body } of operations) {
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
