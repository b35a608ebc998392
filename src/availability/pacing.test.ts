import { test } from 'node:test'
import assert from 'node:assert/strict'
import { at, loadedAt, service, setupOf, table } from '../../test/support/setup.ts'
import { dayOf } from '../kernel/time.ts'
import { decide, searchSlots } from './engine.ts'
import type { Party } from './party.ts'
import { prepare } from './prepare.ts'
import type { Cover } from './pacing.ts'
import type { SetupService } from './setup.ts'

const DATE = '2026-06-10'
const NOW = at('2026-06-01', '12:00')

const cover = (start: string, pax: number, over: Partial<Cover> = {}): Cover => ({
  reservation_id: 9,
  service_id: 1,
  offset: Number(start.slice(0, 2)) * 60 + Number(start.slice(3, 5)),
  pax,
  ...over,
})

/** What becomes of a party at a time: 'ok', the reason, or the warnings. */
function outcome(
  limits: Partial<SetupService>,
  covers: Cover[],
  time: string,
  party: Partial<Party> = {},
  date = DATE,
): string {
  const tables = Array.from({ length: 9 }, (_, n) => table({ id: n + 1 }))
  const own = service(limits)
  const setup = setupOf({ tables, services: [own] })
  const asked: Party = { channel: 'OCTOTABLE_BOOK', pax: 2, service: own, room_id: 1, ...party }
  const loaded = loadedAt(NOW, [], new Map([[dayOf(DATE), covers]]))
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const decision = decide(setup, loaded, prepare(setup, asked), { day: dayOf(date), minute })
  if ('refused' in decision) return decision.refused
  return decision.seating.warnings.join() || 'ok'
}

const staff = { channel: 'OCTOTABLE_ADMIN' } as const

test('pacing · max_covers · up to the limit and not one guest more, on the whole service day', () => {
  const covers = [cover('19:00', 4), cover('22:00', 4)]
  assert.equal(outcome({ max_covers: 10 }, covers, '20:00'), 'ok')
  assert.equal(outcome({ max_covers: 9 }, covers, '20:00'), 'pacing')
  assert.equal(outcome({ max_covers: 9 }, covers, '20:00', { pax: 1 }), 'ok')
  assert.equal(outcome({ max_covers: 0 }, [], '20:00'), 'pacing')
})

test('pacing · max_covers_per_slot · starts from the slot on and before the next one', () => {
  const limits = { max_covers_per_slot: 4 }
  for (const [start, expected] of [
    ['19:59', 'ok'],
    ['20:00', 'pacing'],
    ['20:29', 'pacing'],
    ['20:30', 'ok'],
  ] as const)
    assert.equal(outcome(limits, [cover(start, 3)], '20:00'), expected, start)
  assert.equal(outcome(limits, [cover('22:50', 3)], '22:00'), 'pacing', 'the last slot has no next one')
})

test('pacing · given start times · a slot reaches to the next of them', () => {
  const limits = { slots: [19 * 60, 21 * 60], max_covers_per_slot: 4 }
  assert.equal(outcome(limits, [cover('20:59', 3)], '19:00'), 'pacing')
  assert.equal(outcome(limits, [cover('21:00', 3)], '19:00'), 'ok')
})

test('pacing · staff · are warned, with any minute of a slot; before the first slot for the day alone', () => {
  const limits = { slots: [20 * 60], max_covers_per_slot: 2 }
  assert.equal(outcome(limits, [cover('20:00', 2)], '20:10', staff), 'pacing')
  assert.equal(outcome(limits, [cover('19:30', 2)], '19:40', staff), 'ok')
  assert.equal(outcome({ ...limits, max_covers: 3 }, [cover('19:30', 2)], '19:40', staff), 'pacing')
})

test('pacing · other services, what has lapsed, the reservation that moves · do not count', () => {
  const limits = { max_covers: 4 }
  assert.equal(outcome(limits, [cover('20:00', 4, { service_id: 2 })], '20:00'), 'ok')
  assert.equal(outcome(limits, [cover('20:00', 4, { lapses_at: NOW })], '20:00'), 'ok')
  assert.equal(outcome(limits, [cover('20:00', 4, { lapses_at: NOW + 1 })], '20:00'), 'pacing')
  assert.equal(outcome(limits, [cover('20:00', 4, { reservation_id: 7 })], '20:00', { moving: 7 }), 'ok')
})

test('pacing · a queued party · is not counted and not refused', () => {
  assert.equal(outcome({ max_covers: 4 }, [cover('20:00', 4)], '20:00', { queued: true }), 'ok')
})

test('pacing · a service past midnight · both dates count as its one service day', () => {
  const limits = { start: 20 * 60, end: 120, max_covers: 6 }
  const next = '2026-06-11'
  assert.equal(outcome(limits, [cover('20:00', 4)], '00:30', {}, next), 'ok')
  assert.equal(outcome(limits, [cover('20:00', 5)], '00:30', {}, next), 'pacing')
  assert.equal(outcome(limits, [cover('24:30', 5)], '20:00'), 'pacing')
})

test('pacing · slots · refused ones say why, before a table is looked for', () => {
  const own = service({ max_covers_per_slot: 2 })
  const setup = setupOf({ services: [own] })
  const taken = [{ table_id: 1, from: at(DATE, '20:00'), to: at(DATE, '21:00'), reservation_id: 9 }]
  const loaded = loadedAt(NOW, taken, new Map([[dayOf(DATE), [cover('20:00', 1)]]]))
  const asked: Party = { channel: 'OCTOTABLE_BOOK', pax: 2, service: own }
  const answers = searchSlots(setup, loaded, prepare(setup, asked), dayOf(DATE))
  assert.deepEqual(
    answers.filter((slot) => slot.refused).map((slot) => [slot.minute / 60, slot.refused]),
    [
      [19.5, 'full'],
      [20, 'pacing'],
      [20.5, 'full'],
    ],
  )
})
