import { test } from 'node:test'
import assert from 'node:assert/strict'
import { missingForGoogle, type Candidate } from './rules.ts'

const whole: Candidate = {
  name: 'Trattoria',
  sandbox: false,
  phone: '+390212345',
  address: 'Via Roma 1',
  city: 'Milan',
  zip: '20100',
  country: 'IT',
  latitude: 45.4,
  longitude: 0,
  has_online_service: true,
  has_bookable_table: true,
}

test('missingForGoogle · everything there · nothing, also at the prime meridian', () => {
  assert.deepEqual(missingForGoogle(whole), [])
})

test('missingForGoogle · each thing missing · is named', () => {
  for (const [field, value] of Object.entries(whole)) {
    const without = {
      ...whole,
      [field]:
        typeof value === 'boolean' ? !value : typeof value === 'string' && field === 'name' ? '' : null,
    }
    assert.equal(missingForGoogle(without).length, 1, field)
  }
})
