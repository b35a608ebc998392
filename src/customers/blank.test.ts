import { test } from 'node:test'
import assert from 'node:assert/strict'
import { withoutGuest, withoutOthers } from './blank.ts'

const ada = { id: 7, first_name: 'Ada', last_name: 'L', phone: '+39333' }
const eva = { id: 8, first_name: 'Eva', last_name: '' }
const nobody = { id: 7, first_name: '', last_name: '' }

test('withoutGuest · reservations of the guest, wherever they are · lose name and texts, and no other field', () => {
  const reservation = {
    id: 1,
    customer: ada,
    notes: 'a',
    pax: 2,
    special_request: 'b',
    tables: [{ notes: 'c' }],
  }
  const blank = { id: 1, customer: nobody, notes: '', pax: 2, special_request: '', tables: [{ notes: 'c' }] }
  assert.deepEqual(withoutGuest(reservation, 7), blank)
  assert.deepEqual(withoutGuest({ moved: [reservation, null] }, 7), { moved: [blank, null] })
  assert.deepEqual(Object.keys(Object(withoutGuest(reservation, 7))), Object.keys(reservation))
})

test('withoutGuest · reservations of others, and what is none · stay as they are', () => {
  for (const value of [{ customer: eva, notes: 'a' }, { notes: 'a' }, { customer: null }, 'Ada', 7, null])
    assert.deepEqual(withoutGuest(value, 7), value)
})

test('withoutOthers · another guest, the guest, nobody · is an id, stays, stays', () => {
  assert.deepEqual(withoutOthers(eva, 7), { id: 8 })
  assert.deepEqual(withoutOthers(ada, 7), ada)
  assert.equal(withoutOthers(null, 7), null)
})
