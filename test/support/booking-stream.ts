/** Guests who book without a pause while something happens to the server, and what each of them was told. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Sql } from '../../src/db/sql.ts'
import { addDays, today } from './days.ts'
import { assertOccupations } from './occupations.ts'
import { PMS, send, type Restaurant } from './server.ts'

const HOURS = ['12:00:00', '13:00:00', '19:00:00', '20:00:00', '21:00:00']
/** A statement is given up after five seconds; the rest is for a busy machine. */
const HANG_MS = 15_000
const PATIENCE_MS = 30_000

interface Told {
  status: number
  /** from the start of the stream to the question, and to the answer */
  asked: number
  answered: number
  retryAfter: string | null
  id?: number
}

export class BookingStream {
  readonly told: Told[] = []
  /** connections that ended without an answer */
  unanswered = 0
  readonly #began = performance.now()
  readonly #restaurant: Restaurant
  readonly #url: () => string
  readonly #clients: Promise<void>[]
  #stopped = false
  #backMs = 0

  constructor(restaurant: Restaurant, url: () => string, clients: number) {
    this.#restaurant = restaurant
    this.#url = url
    this.#clients = Array.from({ length: clients }, (_, n) => this.#book(n))
  }

  now(): number {
    return performance.now() - this.#began
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#clients)
  }

  async #book(client: number): Promise<void> {
    const { token, property, dinner, lunch, room } = this.#restaurant
    const headers = { authorization: `Bearer ${token}`, property: String(property) }
    for (let n = client; !this.#stopped; n += 7) {
      const start_hour = HOURS[n % HOURS.length] ?? ''
      const booking = {
        channel: 'OCTOTABLE_ADMIN',
        start_date: addDays(today(), 1 + (n % 53)),
        start_hour,
        pax: 2,
        service_id: start_hour < '18' ? lunch : dinner,
        room_id: room,
        customer: { first_name: `Guest ${client}` },
      }
      const asked = this.now()
      const answer = await send(this.#url(), 'POST', `${PMS}/reservations`, booking, headers).catch(
        () => undefined,
      )
      if (!answer) this.unanswered++
      else {
        const { status, body } = answer
        const retryAfter = answer.headers.get('retry-after')
        const ids = status === 201 ? { id: body.data[0].id } : {}
        this.told.push({ status, asked, answered: this.now(), retryAfter, ...ids })
      }
      if (answer?.status !== 201) await delay(10)
    }
  }

  count(status: number): number {
    return this.told.filter((one) => one.status === status).length
  }

  /** Bookings before, during and after what happens; `happen` ends when bookings are possible again. */
  async during(happen: () => Promise<void>): Promise<void> {
    try {
      await this.#more('before')
      const began = this.now()
      await happen()
      this.#backMs = this.now() - began
      await this.#more('afterwards')
    } finally {
      await this.stop()
    }
  }

  /** A while of bookings, however long that takes on a busy machine. */
  async #more(when: string): Promise<void> {
    const [than, until] = [this.count(201), this.now() + PATIENCE_MS]
    do {
      assert.ok(this.now() < until, `bookings ${when}: ${this.summary()}`)
      await delay(700)
    } while (this.count(201) <= than)
  }

  summary(): string {
    const statuses = [...new Set(this.told.map(({ status }) => status))]
    const slowest = Math.max(...this.told.map(({ asked, answered }) => answered - asked))
    const counts = statuses.map((status) => `${this.count(status)} × ${status}`)
    const back = `back after ${Math.round(this.#backMs)} ms`
    return [...counts, `${this.unanswered} unanswered`, `slowest ${Math.round(slowest)} ms`, back].join(', ')
  }

  /** What must hold whatever happened. */
  async assertSound(sql: Sql): Promise<void> {
    for (const { status, asked, answered, retryAfter } of this.told) {
      assert.ok([201, 400, 503].includes(status), `answered ${status}`)
      if (status === 503) assert.ok(retryAfter, '503 says when to come again')
      assert.ok(answered - asked < HANG_MS, `waited ${Math.round(answered - asked)} ms for ${status}`)
    }
    const acknowledged = this.told.flatMap(({ id }) => id ?? [])
    assert.ok(acknowledged.length > 0)
    const kept = await sql<
      { id: number }[]
    >`select id from reservations where property_id = ${this.#restaurant.property}`
    const missing = new Set(acknowledged).difference(new Set(kept.map(({ id }) => id)))
    assert.deepEqual([...missing], [], 'acknowledged and lost')
    await assertOccupations(sql, this.#restaurant.property)
  }
}

/** Polls readiness until the answer has that status; answers after how long. */
export async function untilReady(url: () => string, status: number, withinMs: number): Promise<number> {
  const began = performance.now()
  for (;;) {
    const answer = await send(url(), 'GET', '/health/ready').catch(() => undefined)
    const waited = performance.now() - began
    if (answer?.status === status) return waited
    assert.ok(waited < withinMs, `not ${status} within ${withinMs} ms`)
    await delay(10)
  }
}
