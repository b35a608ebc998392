import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isZone } from '../kernel/time.ts'
import { isCountry } from '../kernel/codes.ts'
import { zoneOf } from './zone.ts'

const nowhere = { latitude: null, longitude: null, country: null }
const spot = (latitude: number, longitude: number, country: string | null = null) => ({
  latitude,
  longitude,
  country,
})
const FALLBACK = 'Europe/Rome'

test('zoneOf · coordinates · decide, whatever the country', () => {
  assert.equal(zoneOf(spot(45.4442, 9.99, 'IT'), FALLBACK), 'Europe/Rome')
  assert.equal(zoneOf(spot(40.71, -74, 'IT'), FALLBACK), 'America/New_York')
  assert.equal(zoneOf(spot(28.29, -16.63, 'ES'), FALLBACK), 'Atlantic/Canary')
})

test('zoneOf · coordinates out at sea · leave it to the country', () => {
  assert.equal(zoneOf(spot(0, 0, 'IN'), FALLBACK), 'Asia/Kolkata')
  assert.match(zoneOf(spot(0, 0), FALLBACK), /^Etc\//)
})

test('zoneOf · the edges of the earth · have a zone', () => {
  for (const latitude of [-90, 0, 90])
    for (const longitude of [-180, 0, 180]) assert.ok(isZone(zoneOf(spot(latitude, longitude), FALLBACK)))
})

test('zoneOf · a country of several zones · is where most of its people live', () => {
  const expected = {
    ES: 'Europe/Madrid',
    PT: 'Europe/Lisbon',
    DE: 'Europe/Berlin',
    US: 'America/New_York',
    IT: 'Europe/Rome',
  }
  for (const [country, zone] of Object.entries(expected))
    assert.equal(zoneOf({ ...nowhere, country }, 'UTC'), zone)
})

test('zoneOf · one coordinate only · counts as none', () => {
  assert.equal(zoneOf({ latitude: 40.71, longitude: null, country: 'JP' }, FALLBACK), 'Asia/Tokyo')
})

test('zoneOf · nothing known · is the fallback', () => {
  assert.equal(zoneOf(nowhere, 'America/Lima'), 'America/Lima')
  assert.equal(zoneOf({ ...nowhere, country: 'BV' }, 'America/Lima'), 'America/Lima')
})

test('zoneOf · every country · has a zone that exists', () => {
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n))
  for (const country of letters.flatMap((a) => letters.map((b) => a + b)).filter(isCountry))
    assert.ok(isZone(zoneOf({ ...nowhere, country }, FALLBACK)), country)
})
