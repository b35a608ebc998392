/**
 * Several clients at once against the real server, and a list in memory that knows the rules. After each round every
 * answer has to be explained (`replay.ts`); after each sequence the database, the list and the slots agree.
 * `MODEL_SEED` repeats a run, `MODEL_COUNT` sets the number of sequences.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { addDays, today } from '../support/days.ts'
import { House } from '../support/model/house.ts'
import type { State } from '../support/model/model.ts'
import { operationOf, operationShape, type OperationShape } from '../support/model/operations.ts'
import { replay, toldOf, type Done } from '../support/model/replay.ts'
import { assertOccupations } from '../support/occupations.ts'
import { requestOf } from '../support/oracle/plain.ts'
import { offersByRules } from '../support/oracle/search.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const SEED = Number(process.env['MODEL_SEED'] ?? 20_260_611)
const COUNT = Number(process.env['MODEL_COUNT'] ?? 24)
const ROUNDS = 14
const CLIENTS = 6

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

/** What was answered how often. */
const outcomes = new Map<string, number>()

function count({ operation, status, reason, told }: Done): void {
  const kind = told?.waiting_list ? 'queued' : told ? `${told.table_ids.length} tables` : ''
  const what = [operation.verb, status, reason ?? kind].filter(Boolean).join(' ')
  outcomes.set(what, (outcomes.get(what) ?? 0) + 1)
}

/** Rows, model and slots agree, and no table is taken twice. */
async function assertAgreement(house: House, state: State, days: string[]): Promise<void> {
  const expected = state.reservations.map((entry) => toldOf(entry, house.startOf(entry)))
  assert.deepEqual(await house.reservations(), expected)
  await assertOccupations(server.sql, house.property)
  for (const date of days)
    for (const { id: service_id } of state.services)
      for (const pax of [2, 5])
        for (const room_id of [null, ...state.rooms.map(({ id }) => id)]) {
          const offers = offersByRules(state, requestOf({ date, pax, service_id, room_id }))
          const reasons = offers.map(
            ({ hour, answer }) => [hour, 'refused' in answer ? answer.refused : undefined] as const,
          )
          const told = await house.slots(date, pax, service_id, room_id)
          assert.deepEqual(told, new Map(reasons), `slots of ${service_id} on ${date}`)
        }
}

/** Each start time can be booked exactly when it is offered, and a cancellation gives back exactly what was taken. */
async function assertOfferedIsBookable(house: House, state: State, date: string, pax: number): Promise<void> {
  for (const { id: service_id } of state.services) {
    const slots = () => house.slots(date, pax, service_id, null)
    const before = await slots()
    for (const [start_hour, reason] of before) {
      const body = { channel: 'OCTOTABLE_BOOK', start_date: date, start_hour, pax, service_id } as const
      const booked = await house.perform({ verb: 'book', body })
      assert.equal(booked.status, reason === undefined ? 201 : 400, `${start_hour} ${reason}`)
      assert.equal(booked.reason, reason)
      if (!booked.told) continue
      await house.perform({ verb: 'cancel', id: booked.told.id, undo: false })
      assert.deepEqual(await slots(), before, `after ${start_hour} was booked and cancelled`)
    }
  }
}

async function run(rounds: OperationShape[][], log: string[]): Promise<void> {
  const opened = await House.open(server)
  const { house } = opened
  let { state } = opened
  const days = [3, 4].map((ahead) => addDays(today(), ahead))
  for (const [n, shapes] of rounds.entries()) {
    state = { ...state, now: await house.now() }
    const operations = shapes.map((shape) => operationOf(state, days, shape))
    const done = await Promise.all(operations.map((operation) => house.perform(operation)))
    done.forEach(count)
    for (const one of done) log.push(`${n} ${JSON.stringify(one)}`)
    state = replay(state, await house.newEvents(), done, (entry) => house.startOf(entry))
  }
  await assertAgreement(house, state, days)
  for (const date of days) await assertOfferedIsBookable(house, state, date, 4)
}

const sequences = fc.sample(
  fc.array(fc.array(operationShape, { minLength: 1, maxLength: CLIENTS, size: 'max' }), {
    minLength: ROUNDS,
    maxLength: ROUNDS,
  }),
  { seed: SEED, numRuns: COUNT },
)

for (const [n, rounds] of sequences.entries())
  test(`all operations · clients at once, sequence ${n} · answers, rows, slots and model agree`, async () => {
    const log: string[] = []
    await run(rounds, log).catch((error: unknown) => {
      throw new Error(`MODEL_SEED=${SEED} sequence ${n}:\n${log.join('\n')}`, { cause: error })
    })
  })

test('all of this · every operation · came out in each of its ways', (t) => {
  t.diagnostic(
    [...outcomes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, times]) => `${what} ×${times}`)
      .join(', '),
  )
  const wanted = ['book 201', 'book 400 full', 'move 200', 'move 400', 'move 409', 'decide 200', 'decide 409']
  wanted.push('cancel 200', 'cancel 409', 'checkin 200', 'checkin 409', 'checkout 200', 'checkout 409')
  const seen = [...outcomes.keys()]
  assert.deepEqual(
    wanted.filter((what) => !seen.some((one) => one.startsWith(what))),
    [],
  )
})
