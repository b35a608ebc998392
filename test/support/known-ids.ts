/** Ids that requests are filled with: those there from the start, and those that answers bring. */
import { Ref } from './arbitrary.ts'
import type { Operation } from './openapi.ts'
import type { Answer, Restaurant } from './server.ts'

/** What the last segment of a path creates. */
const CREATES: Record<string, string> = {
  rooms: 'room_id',
  table: 'table_id',
  services: 'service_id',
  closures: 'closure_id',
  'special-days': 'special_day_id',
  reservations: 'reservation_id',
  photos: 'photo_id',
  properties: 'id',
  subscription: 'subscription_id',
  test: 'delivery_id',
  holds: 'hold_id',
}
const KEPT = 5

/** By the names of fields. The first of each stays what it is, so that bookings go on being possible. */
export class KnownIds {
  readonly #ids: Map<string, (number | string)[]>
  readonly #roomOf: Map<unknown, number>

  constructor(start: Record<string, (number | string)[]>, { tables, room }: Restaurant) {
    this.#ids = new Map(Object.entries({ room_id: [room], table_id: tables, ...start }))
    this.#roomOf = new Map(tables.map((table) => [table, room]))
  }

  learn({ method, path }: Operation, { status, body }: Answer): void {
    if (method !== 'POST' || status !== 201) return
    const name = CREATES[path.split('/').at(-1) ?? '']
    if (name) this.#remember(name, body.data[0].id)
    if (name === 'table_id') this.#roomOf.set(body.data[0].id, body.data[0].room_id)
    if (name === 'reservation_id') this.#remember('customer_id', body.data[0].customer.id)
  }

  #remember(name: string, id: number): void {
    const [first, ...rest] = this.#ids.get(name) ?? []
    this.#ids.set(name, first === undefined ? [id] : [first, ...[...rest, id].slice(-KEPT)])
  }

  /** A value with its ids; what changes the set-up never gets the first ones, most of the others do. */
  fill(value: unknown, changes: boolean): unknown {
    if (value instanceof Ref) return this.#idFor(value, changes)
    if (Array.isArray(value)) return value.map((item) => this.fill(item, changes))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.fill(item, changes)]))
  }

  #idFor({ name, nth }: Ref, changes: boolean): number | string {
    const [first = 1, ...others] = this.#ids.get(name) ?? []
    const spare = changes && name !== 'reservation_id'
    if (others.length === 0) return spare ? 1 : first
    return spare || nth % 3 === 0 ? (others[nth % others.length] ?? 1) : first
  }

  /** The path parameters of a request, with the room in which the table stands. */
  fillPath(params: Record<string, unknown>, changes: boolean): Record<string, unknown> {
    const filled = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, this.fill(value, changes)]),
    )
    const { table_id, room_id } = params
    const room = table_id instanceof Ref ? this.#roomOf.get(filled['table_id']) : undefined
    const fits = room !== undefined && room_id instanceof Ref && room_id.nth > 0
    return fits ? { ...filled, room_id: room } : filled
  }
}
