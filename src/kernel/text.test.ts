import { test } from 'node:test'
import assert from 'node:assert/strict'
import { digitsOf, escapeLike, fold } from './text.ts'

test('fold · case, accents and letters that do not decompose · become plain', () => {
  assert.equal(fold('  Zoë   D’ÉTÉ '), 'zoe d’ete')
  assert.equal(fold('Łukasz Groß, Ærø, İstanbul, ﬁne'), 'lukasz gross, aero, istanbul, fine')
})

test('escapeLike · wildcards and the escape itself · stand for themselves', () => {
  assert.equal(escapeLike('100%_\\'), '100\\%\\_\\\\')
})

test('digitsOf · any writing of a phone · only its digits', () => {
  assert.equal(digitsOf('+39 (333) 999-9001'), '393339999001')
})
