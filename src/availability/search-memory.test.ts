import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadedAt, setupOf } from '../../test/support/setup.ts'
import { SearchMemory } from './search-memory.ts'

const search = () => ({ setup: setupOf({}), loaded: loadedAt(1000) })

function counted(memory: SearchMemory) {
  const loads: string[] = []
  const ask = (property: number, window: string) =>
    memory.of(property, window, async () => {
      loads.push(`${property} ${window}`)
      return search()
    })
  return { loads, ask }
}

test('search memory · the same window again, others · is loaded once, and each for itself', async () => {
  const { loads, ask } = counted(new SearchMemory(60_000))
  await Promise.all([ask(1, 'a'), ask(1, 'a'), ask(1, 'b'), ask(2, 'a')])
  await ask(1, 'a')
  assert.deepEqual(loads, ['1 a', '1 b', '2 a'])
})

test('search memory · forgotten while it loads · is loaded again by the next', async () => {
  const memory = new SearchMemory(60_000)
  const { loads, ask } = counted(memory)
  const underWay = ask(1, 'a')
  memory.forget(1)
  await Promise.all([underWay, ask(1, 'a'), ask(2, 'a')])
  memory.forget(2)
  await ask(1, 'a')
  assert.deepEqual(loads, ['1 a', '1 a', '2 a'])
})

test('search memory · switched off · asks each time', async () => {
  const { loads, ask } = counted(new SearchMemory(0))
  await Promise.all([ask(1, 'a'), ask(1, 'a')])
  assert.equal(loads.length, 2)
})

test('search memory · older than it may be · is loaded again; the property’s now goes on meanwhile', async () => {
  const { loads, ask } = counted(new SearchMemory(40))
  const first = await ask(1, 'a')
  const second = await ask(1, 'a')
  assert.ok(second.loaded.now >= first.loaded.now)
  await new Promise((resolve) => setTimeout(resolve, 60))
  await ask(1, 'a')
  assert.deepEqual(loads.slice(0, 1), ['1 a'])
  assert.ok(loads.length >= 2)
})

test('search memory · a load that fails · is told to those who wait, and not remembered', async () => {
  const memory = new SearchMemory(60_000)
  await assert.rejects(
    memory.of(1, 'a', () => Promise.reject(new Error('away'))),
    /away/,
  )
  const { loads, ask } = counted(memory)
  await ask(1, 'a')
  assert.equal(loads.length, 1)
})

test('search memory · more windows than it holds · go on being answered', async () => {
  const { loads, ask } = counted(new SearchMemory(60_000))
  for (let n = 0; n < 1200; n++) await ask(n % 7, String(n))
  assert.equal(loads.length, 1200)
})
