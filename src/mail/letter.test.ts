import { test } from 'node:test'
import assert from 'node:assert/strict'
import { writeLetter } from './letter.ts'

const hostile = `<script>alert(1)</script> "quoted" & 'more'`

test('writeLetter · hostile text everywhere · shows as text, and opens no attribute', () => {
  const { html, text } = writeLetter({
    language: 'en"><b>',
    title: hostile,
    paragraphs: [hostile],
    action: { label: hostile, url: 'https://example.com/?a="><img src=x>' },
    notes: [hostile],
  })
  assert.ok(!html.includes('<script'))
  assert.ok(!html.includes('<img'))
  assert.ok(!html.includes('<b>'))
  assert.equal(html.split('&#60;script&#62;').length - 1, 5)
  assert.equal(text.split(hostile).length - 1, 4)
})

test('writeLetter · of a restaurant, with hostile facts and contacts · shows them as text, each fact on one line', () => {
  const { html, text } = writeLetter({
    language: 'en',
    title: 'Hello',
    greeting: `Dear ${hostile}\r\nyou,`,
    paragraphs: [],
    facts: [{ label: 'Wish', value: `${hostile}\nsecond` }],
    house: {
      name: hostile,
      accent: '#7a2e2e',
      ink: '#ffffff',
      contact: [{ label: '', value: hostile, url: 'tel:+39"><b>' }],
    },
  })
  assert.doesNotMatch(html, /<script|<b>/)
  assert.equal(html.split('&#60;script&#62;').length - 1, 5)
  assert.ok(text.includes(`Dear ${hostile} you,\n\nWish: ${hostile} second\n\n${hostile}\n${hostile}\n`))
})

test('writeLetter · without an action and notes · leaves no trace of them', () => {
  const { html, text } = writeLetter({ language: 'de', title: 'Hallo', paragraphs: ['Eins', 'Zwei'] })
  assert.equal(text, 'Hallo\n\nEins\n\nZwei\n')
  assert.ok(!html.includes('<a '))
  assert.match(html, /<html lang="de">/)
})
