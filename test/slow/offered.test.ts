/**
 * Offered exactly when bookable (booking rules, section 11), through HTTP and in generated restaurants: each start time
 * of a day is booked and given back, and answers as the slot search and the oracle say. `OFFERED_SEED` repeats a run,
 * `OFFERED_COUNT` sets the number of restaurants.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { furnish } from '../support/model/furnish.ts'
import { daysAfter, instantOf } from '../support/oracle/clock.ts'
import { FEATURES } from '../support/oracle/features.ts'
import { cases, type Case } from '../support/oracle/generate.ts'
import { requestOf } from '../support/oracle/plain.ts'
import type { Answer as Verdict, Request, Restaurant } from '../support/oracle/restaurant.ts'
import { offersByRules } from '../support/oracle/search.ts'
import { startTestServer, type Account, type TestServer } from '../support/server.ts'

const SEED = Number(process.env['OFFERED_SEED'] ?? 20_260_612)
const COUNT = Number(process.env['OFFERED_COUNT'] ?? 30)

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

/** `offered`, `waiting`, or the reason, by start time. */
type Slots = Map<string, string>

const wordOf = (answer: Verdict): string =>
  'refused' in answer ? answer.refused : answer.seating.waiting_list ? 'waiting' : 'offered'

async function slotsOf(account: Account, { date, pax, service_id, room_id }: Request): Promise<Slots> {
  const where = room_id === null ? '' : `&room_id=${room_id}`
  const query = `start_date=${date}&pax=${pax}&service_id=${service_id}&reasons=true${where}`
  const { status, body } = await account.api('GET', `/bookings/slots?${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  const [service] = body.data[0].available_services
  const refused: { time: string; reason: string }[] = service?.refused_slots ?? []
  const words: [string, string][] = [
    ...(service?.available_slots ?? []).map((time: string) => [time, 'offered']),
    ...(service?.waiting_slots ?? []).map((time: string) => [time, 'waiting']),
    ...refused.map(({ time, reason }): [string, string] => [time, reason]),
  ]
  return new Map(words.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const met = new Map<string, number>()

/** Books the time, compares with what was said of it, and gives it back. */
async function bookAndCancel(
  account: Account,
  request: Request,
  word: string,
  answer: Verdict,
): Promise<void> {
  const { date, hour, pax, service_id, room_id } = request
  const { status, body } = await account.api('POST', '/reservations', {
    channel: 'OCTOTABLE_BOOK',
    start_date: date,
    start_hour: hour,
    pax,
    service_id,
    ...(room_id === null ? {} : { room_id }),
    customer: { first_name: 'Bo', email: 'bo@example.com' },
  })
  met.set(word, (met.get(word) ?? 0) + 1)
  if ('refused' in answer) {
    assert.deepEqual([status, body.error?.reason], [400, word], hour)
    return
  }
  assert.equal(status, 201, `${hour} ${word}: ${JSON.stringify(body)}`)
  const [made] = body.data
  const { seating } = answer
  assert.deepEqual(
    [
      made.status,
      made.waiting_list,
      made.room.id,
      made.tables.map((one: { id: number }) => one.id).sort((a: number, b: number) => a - b),
    ],
    [seating.status, seating.waiting_list, seating.room_id, seating.table_ids],
    hour,
  )
  assert.equal((await account.api('DELETE', `/reservations/${made.id}`)).status, 200)
}

async function assertOfferedIsBookable(
  account: Account,
  restaurant: Restaurant,
  request: Request,
): Promise<void> {
  const offers = offersByRules(restaurant, request)
  const before = await slotsOf(account, request)
  assert.deepEqual(before, new Map(offers.map(({ hour, answer }) => [hour, wordOf(answer)])))
  for (const { hour, answer } of offers)
    await bookAndCancel(account, { ...request, hour }, before.get(hour) ?? '', answer)
  assert.deepEqual(await slotsOf(account, request), before, 'after all were booked and cancelled')
}

/** Two days before, or three where the calendar leaves that day out. */
const noonBefore = (zone: string, date: string): number =>
  [-2, -3].flatMap((days) => instantOf(zone, daysAfter(date, days), '12:00') ?? [])[0] ?? Number.NaN

/** Before, so that no time of the day passes meanwhile, and with services that guests may book. */
const atNoon = ({ restaurant, request }: Case): Case => ({
  restaurant: {
    ...restaurant,
    now: noonBefore(restaurant.zone, request.date),
    max_party: null,
    services: restaurant.services.map((service) => ({
      ...service,
      bookable: true,
      online: true,
      max_advance: 60,
      max_covers: service.max_covers || 12,
    })),
  },
  request: { ...request, pax: 1 + (request.pax % 5) },
})

for (const [n, generated] of fc.sample(cases(FEATURES), { seed: SEED, numRuns: COUNT }).entries())
  test(`slots and bookings · a generated restaurant, number ${n} · offered exactly when bookable`, async () => {
    const { restaurant: wanted, request } = atNoon(generated)
    const { account, restaurant } = await furnish(server, wanted)
    for (const { id: service_id } of restaurant.services)
      for (const room_id of [null, restaurant.rooms[0]?.id ?? null]) {
        const asked = requestOf({ date: request.date, pax: request.pax, service_id, room_id })
        await assertOfferedIsBookable(account, restaurant, asked)
      }
  })

test('all of this · every answer · came up', (t) => {
  t.diagnostic([...met].map(([what, times]) => `${what} ×${times}`).join(', '))
  for (const word of ['offered', 'waiting', 'full', 'pacing', 'out_of_order'])
    assert.ok(met.has(word) || COUNT < 30, word)
})
