import { test } from 'node:test'
import assert from 'node:assert/strict'
import { LANGUAGES, languageFor, ownText, TEXTS } from './texts.ts'

/** What a text says, with numbers and words put in. */
const said = (text: unknown): string => (typeof text === 'function' ? String(text(3, 4)) : String(text))

test('texts · of every language · have the same keys as English, none empty, and put in what they are given', () => {
  assert.deepEqual(Object.keys(TEXTS).sort(), [...LANGUAGES].sort())
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(TEXTS[language]).sort(), Object.keys(TEXTS.en).sort(), language)
    for (const [key, text] of Object.entries(TEXTS[language])) {
      const english: unknown = Reflect.get(TEXTS.en, key)
      assert.equal(typeof text, typeof english, `${language}.${key}`)
      assert.match(said(text), /\p{L}/u, `${language}.${key}`)
      assert.doesNotMatch(said(text), /undefined|NaN|\$\{/, `${language}.${key}`)
      if (typeof english === 'function')
        assert.equal(said(text).includes('4'), said(english).includes('4'), `${language}.${key}`)
    }
  }
})

test('texts · longer than a few words · are not left in English', () => {
  for (const language of LANGUAGES.filter((one) => one !== 'en'))
    for (const [key, text] of Object.entries(TEXTS[language]))
      if (said(text).length > 12)
        assert.notEqual(said(text), said(Reflect.get(TEXTS.en, key)), `${language}.${key}`)
})

test('languageFor · the link comes before the browser, the browser before the restaurant, then English', () => {
  assert.equal(languageFor('de', 'fr', 'it'), 'de')
  assert.equal(languageFor('xx', 'fr-CH, en;q=0.9', 'it'), 'fr')
  assert.equal(languageFor(undefined, 'pt, en;q=0.2, es;q=0.8', 'it'), 'es')
  assert.equal(languageFor(undefined, 'en;q=0, pt', 'it-CH'), 'it')
  assert.equal(languageFor(undefined, undefined, null), 'en')
  assert.equal(languageFor('constructor', ';;q=,,=', 'pt'), 'en')
})

test('ownText · a language that the restaurant has no text in · falls back to its own, then English, then any', () => {
  const texts = { 'de-AT': 'Servus', en: 'Hello', fr: 'Bonjour' }
  assert.equal(ownText(texts, 'de', 'fr'), 'Servus')
  assert.equal(ownText(texts, 'es', 'fr'), 'Bonjour')
  assert.equal(ownText(texts, 'es', 'it'), 'Hello')
  assert.equal(ownText({ pt: 'Olá' }, 'es', null), 'Olá')
  assert.equal(ownText({ en: '' }, 'en', null), undefined)
  assert.equal(ownText(undefined, 'en', null), undefined)
})
