import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from '../kernel/refusal.ts'
import { Turns } from './turns.ts'

test('turns · many callers for one key · four at a time, in the order in which they came', async () => {
  const turns = new Turns()
  const begun: number[] = []
  let working = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      turns.take(['a'], async () => {
        begun.push(n)
        most = Math.max(most, ++working)
        await delay(1)
        working--
      }),
    ),
  )
  assert.equal(most, 4)
  assert.deepEqual(
    begun,
    Array.from({ length: 20 }, (_, n) => n),
  )
})

test('turns · work that fails · makes way for the next, and passes its failure on', async () => {
  const turns = new Turns()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, async (_, n) =>
      turns.take(['a', 'b'], async () => {
        await delay(1)
        if (n % 2) throw new Error(`no ${n}`)
        return n
      }),
    ),
  )
  assert.deepEqual(
    outcomes.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
    outcomes.map((_, n) => (n % 2 ? `Error: no ${n}` : n)),
  )
})

test('turns · different keys, several keys · do not wait for each other, and never for ever', async () => {
  const turns = new Turns()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const holders = Array.from({ length: 4 }, () => turns.take(['a'], () => held))
  assert.equal(await turns.take(['b'], async () => 'b'), 'b')
  const both = turns.take(['a', 'b'], async () => 'both')
  release()
  await Promise.all(holders)
  assert.equal(await both, 'both')
})

test('turns · a wait of more than a caller’s patience · is refused, and the work never begun', async () => {
  const turns = new Turns(50)
  const holders = Array.from({ length: 4 }, () => turns.take(['a'], () => delay(80)))
  let begun = false
  await assert.rejects(
    turns.take(['a'], async () => {
      begun = true
    }),
    (error) => error instanceof Refusal && error.code === 'unavailable',
  )
  assert.equal(begun, false)
  await Promise.all(holders)
})
