import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FreshMemory } from './fresh-memory.ts'

function counted(memory: FreshMemory<string>) {
  const loads: string[] = []
  const ask = (property: number, key: string) =>
    memory.of(property, key, async () => {
      loads.push(`${property} ${key}`)
      return `${property} ${key} ${loads.length}`
    })
  return { loads, ask }
}

class Clock {
  now = 5
  readonly read = () => this.now
}

test('fresh memory · the same key again, others · is loaded once, and each for itself', async () => {
  const { loads, ask } = counted(new FreshMemory(60_000))
  await Promise.all([ask(1, 'a'), ask(1, 'a'), ask(1, 'b'), ask(2, 'a')])
  assert.equal((await ask(1, 'a')).value, '1 a 1')
  assert.deepEqual(loads, ['1 a', '1 b', '2 a'])
})

test('fresh memory · forgotten while it loads · is loaded again by the next', async () => {
  const memory = new FreshMemory<string>(60_000)
  const { loads, ask } = counted(memory)
  const underWay = ask(1, 'a')
  memory.forget(1)
  await Promise.all([underWay, ask(1, 'a'), ask(2, 'a')])
  memory.forget(2)
  await ask(1, 'a')
  assert.deepEqual(loads, ['1 a', '1 a', '2 a'])
})

test('fresh memory · switched off · asks each time', async () => {
  const { loads, ask } = counted(new FreshMemory(0))
  await Promise.all([ask(1, 'a'), ask(1, 'a')])
  assert.equal(loads.length, 2)
})

test('fresh memory · older than it may be · is loaded again; its age is told meanwhile', async () => {
  const clock = new Clock()
  const { loads, ask } = counted(new FreshMemory(1000, clock.read))
  assert.equal((await ask(1, 'a')).age, 0)
  clock.now += 600
  assert.equal((await ask(1, 'a')).age, 0.6)
  clock.now += 400
  assert.deepEqual(await ask(1, 'a'), { value: '1 a 2', age: 0 })
  assert.equal(loads.length, 2)
})

test('fresh memory · asked for near its end · answers, loads the next one once, and has it from then on', async () => {
  const clock = new Clock()
  const { loads, ask } = counted(new FreshMemory(1000, clock.read))
  await ask(1, 'a')
  clock.now += 800
  assert.equal((await ask(1, 'a')).value, '1 a 1')
  clock.now += 100
  assert.deepEqual(await ask(1, 'a'), { value: '1 a 2', age: 0.1 })
  assert.equal(loads.length, 2)
})

test('fresh memory · forgotten while the next one loads · keeps neither', async () => {
  const clock = new Clock()
  const memory = new FreshMemory<string>(1000, clock.read)
  const { loads, ask } = counted(memory)
  await ask(1, 'a')
  clock.now += 800
  const late = ask(1, 'a')
  memory.forget(1)
  assert.equal((await late).value, '1 a 1')
  assert.equal((await ask(1, 'a')).value, '1 a 3')
  assert.equal(loads.length, 3)
})

test('fresh memory · the next one cannot be loaded · is told when the time of the old one is over', async () => {
  const clock = new Clock()
  const memory = new FreshMemory<string>(1000, clock.read)
  await memory.of(1, 'a', async () => 'old')
  const fail = () => Promise.reject(new Error('away'))
  clock.now += 800
  assert.equal((await memory.of(1, 'a', fail)).value, 'old')
  clock.now += 200
  await assert.rejects(memory.of(1, 'a', fail), /away/)
})

test('fresh memory · a load that fails · is told to those who wait, and not remembered', async () => {
  const memory = new FreshMemory<string>(60_000)
  await assert.rejects(
    memory.of(1, 'a', () => Promise.reject(new Error('away'))),
    /away/,
  )
  const { loads, ask } = counted(memory)
  await ask(1, 'a')
  assert.equal(loads.length, 1)
})

test('fresh memory · more than it holds · goes on being answered', async () => {
  const { loads, ask } = counted(new FreshMemory(60_000))
  for (let n = 0; n < 1200; n++) await ask(n % 7, String(n))
  assert.equal(loads.length, 1200)
})
