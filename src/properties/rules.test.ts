import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Refusal } from '../kernel/refusal.ts'
import { placeOf } from './place.ts'
import { changedProperty, newProperty } from './rules.ts'
import type { PropertyUpdate } from './schema.ts'

const milan = {
  latitude: 45.44,
  longitude: 9.99,
  country: 'IT',
  address: 'Piazza, 33',
  city: 'Milan',
  zip: '20154',
}
const trattoria = newProperty({ name: 'Trattoria', position: milan, email: 'a@b.example' }, 'ACTIVE', 'UTC')

test('placeOf · flat, nested, or the same twice · is one place', () => {
  const { zip, ...others } = milan
  assert.deepEqual(placeOf(milan), milan)
  assert.deepEqual(placeOf({ position: milan }), milan)
  assert.deepEqual(placeOf({ ...others, cap: zip }), milan)
  assert.deepEqual(placeOf({ ...milan, cap: zip, position: milan }), milan)
})

test('placeOf · both forms, one of them changed · takes the changed one', () => {
  const read = { ...milan, cap: milan.zip, position: milan }
  assert.equal(placeOf({ ...read, city: 'Roma' }, milan).city, 'Roma')
  assert.equal(placeOf({ ...read, position: { ...milan, city: 'Roma' } }, milan).city, 'Roma')
  assert.equal(placeOf({ ...read, cap: '00100' }, milan).zip, '00100')
  assert.equal(placeOf({ ...read, city: null }, milan).city, null)
})

test('placeOf · both forms, changed to different values · is refused', () => {
  assert.throws(
    () => placeOf({ city: 'Roma', position: { city: 'Napoli' } }, milan),
    (error) =>
      error instanceof Refusal &&
      /city is given twice with different values: Roma, Napoli/.test(error.message),
  )
})

test('placeOf · left out, null, position null · keeps, clears, clears all', () => {
  assert.deepEqual(placeOf({}, milan), milan)
  assert.deepEqual(placeOf({ position: { city: null } }, milan), { ...milan, city: null })
  assert.ok(Object.values(placeOf({ position: null }, milan)).every((value) => value === null))
})

test('placeOf · country in lower case · is kept in upper case', () => {
  assert.equal(placeOf({ country: 'it' }).country, 'IT')
})

test('newProperty · zone · given, else of the place, else the fallback', () => {
  assert.equal(trattoria.timezone, 'Europe/Rome')
  assert.equal(
    newProperty({ name: 'x', position: milan, timezone: 'asia/tokyo' }, 'ACTIVE', 'UTC').timezone,
    'Asia/Tokyo',
  )
  assert.equal(newProperty({ name: 'x' }, 'ACTIVE', 'UTC').timezone, 'UTC')
})

const change = (body: PropertyUpdate) => changedProperty(trattoria, body)

test('changedProperty · left out, given, null · keeps, takes, clears', () => {
  assert.deepEqual(change({}), trattoria)
  assert.equal(change({ name: 'Osteria' }).name, 'Osteria')
  assert.equal(change({ description: 'Fish' }).description, 'Fish')
  const full = change({
    description: 'x',
    phone: '12345',
    website: 'a.example',
    owner_email: 'o@b.example',
    language: 'it',
    currency: 'EUR',
  })
  const cleared = changedProperty(full, {
    description: null,
    email: null,
    phone: null,
    website: null,
    owner_email: null,
    language: null,
    currency: null,
  })
  assert.deepEqual(cleared, { ...trattoria, email: null })
})

test('changedProperty · empty e-mail, phone, website · are none; an empty description is a value', () => {
  const { email, phone, website, description } = change({
    email: '',
    phone: '',
    website: '',
    description: '',
  })
  assert.deepEqual(
    { email, phone, website, description },
    { email: null, phone: null, website: null, description: '' },
  )
})

test('changedProperty · another place · does not move the zone', () => {
  assert.equal(change({ position: { latitude: 40.71, longitude: -74 } }).timezone, 'Europe/Rome')
})

test('changedProperty · codes · are kept in their usual spelling', () => {
  const { language, currency, timezone } = change({
    language: 'PT-br',
    currency: 'eur',
    timezone: 'europe/LISBON',
  })
  assert.deepEqual(
    { language, currency, timezone },
    { language: 'pt-BR', currency: 'EUR', timezone: 'Europe/Lisbon' },
  )
})

test('changedProperty · settings · merge one level deep; null clears one, or all', () => {
  const first = change({ settings: { max_party: 8, welcome: { it: 'Ciao', en: 'Hello' } } })
  const second = changedProperty(first, { settings: { color: '#aa3300', welcome: { it: 'Salve' } } })
  assert.deepEqual(second.settings, { max_party: 8, color: '#aa3300', welcome: { it: 'Salve' } })
  assert.deepEqual(changedProperty(second, { settings: { max_party: null } }).settings, {
    color: '#aa3300',
    welcome: { it: 'Salve' },
  })
  assert.deepEqual(changedProperty(second, { settings: null }).settings, {})
})

test('changedProperty · wrong contact · has its own refusals', () => {
  const codeOf = (body: PropertyUpdate) => {
    try {
      return change(body) && undefined
    } catch (error) {
      return error instanceof Refusal ? error.code : error
    }
  }
  assert.equal(codeOf({ email: 'x' }), 'bad_email')
  assert.equal(codeOf({ owner_email: 'x' }), 'bad_email')
  assert.equal(codeOf({ phone: 'x' }), 'bad_phone')
  assert.equal(codeOf({ website: 'x y' }), 'validation')
})
