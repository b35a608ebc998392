import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isCountry, isCurrency, languageOf, zoneNamed } from './codes.ts'

test('isCountry · the codes of ISO 3166-1 · are the 249 and XK', () => {
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n))
  const known = letters.flatMap((a) => letters.map((b) => a + b)).filter(isCountry)
  assert.equal(known.length, 250)
  for (const code of ['IT', 'it', 'US', 'GB', 'AQ', 'XK']) assert.ok(isCountry(code))
  for (const code of ['', 'I', 'ITA', 'EU', 'UK', 'ZZ', 'AA', 'SU', 'DD', 'Italy', '12'])
    assert.ok(!isCountry(code))
})

test('isCurrency · ISO 4217 in either case · and nothing else', () => {
  for (const code of ['EUR', 'eur', 'USD', 'CHF', 'JPY']) assert.ok(isCurrency(code))
  for (const code of ['', 'EURO', 'ABC', '€']) assert.ok(!isCurrency(code))
})

test('languageOf · a tag · comes back in its usual spelling', () => {
  assert.equal(languageOf('IT'), 'it')
  assert.equal(languageOf('pt-br'), 'pt-BR')
  for (const text of ['', 'Italian language', 'i', 'it_IT', 'x'.repeat(40)])
    assert.equal(languageOf(text), undefined)
})

test('zoneNamed · an IANA zone · comes back in its usual spelling', () => {
  assert.equal(zoneNamed('europe/rome'), 'Europe/Rome')
  assert.equal(zoneNamed('Asia/Kolkata'), 'Asia/Kolkata')
  for (const text of ['', 'Mars/Base', '+01:00', 'Rome']) assert.equal(zoneNamed(text), undefined)
})
