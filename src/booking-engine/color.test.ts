import { test } from 'node:test'
import assert from 'node:assert/strict'
import { accentsOf, contrast } from './color.ts'

test('accents · of every colour of a coarse cube · can be read as text, and what is written on them too', () => {
  const parts = ['00', '33', '66', '80', '99', 'cc', 'ff']
  for (const red of parts)
    for (const green of parts)
      for (const blue of parts) {
        const { light, dark } = accentsOf(`#${red}${green}${blue}`)
        for (const ground of ['#f6f3ee', '#ffffff', '#fbf6e8'])
          assert.ok(contrast(light.accent, ground) >= 4.5)
        for (const ground of ['#262322', '#171514']) assert.ok(contrast(dark.accent, ground) >= 4.5)
        assert.ok(contrast(light.accent, light.ink) >= 4.5, light.accent)
        assert.ok(contrast(dark.accent, dark.ink) >= 4.5, dark.accent)
      }
})

test('accents · of a colour that can be read as it is · are that colour', () => {
  assert.equal(accentsOf('#7a2e2e').light.accent, '#7a2e2e')
})
