/** A restaurant made over HTTP that the oracle knows too, and the calls of its clients. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { instantOf } from '../oracle/clock.ts'
import { setClock } from '../clock.ts'
import { roomOf, serviceOf, tableOf } from '../oracle/plain.ts'
import type { Room, Service, Table } from '../oracle/restaurant.ts'
import { createAccount, type Account, type Answer, type TestServer } from '../server.ts'
import type { Operation, PauseShape } from './operations.ts'
import type { Done, Told } from './replay.ts'
import { callOf } from './setup-change.ts'
import type { State } from './state.ts'
import { Witness, type Transaction } from './witness.ts'

const ZONE = 'Europe/Rome'
const NAMES = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

/** Two rooms with few tables, so that clients compete; one combines its tables, one has a group. */
const ROOMS: { room: Partial<Room>; sizes: number[]; group: boolean }[] = [
  { room: { auto_group: true, position: 1, sold_out: 'WAIT' }, sizes: [2, 2, 4], group: false },
  { room: { position: 0 }, sizes: [2, 4], group: true },
]
const SERVICES: Partial<Service>[] = [
  { start_time: '19:00:00', end_time: '23:00:00', average_stay: 60 },
  {
    start_time: '22:30:00',
    end_time: '02:00:00',
    average_stay: 90,
    stay_by_pax: [{ pax: 5, minutes: 150 }],
    confirmation_mode: 'WAITING_LIST',
    confirm_up_to: 3,
  },
]

export class House {
  readonly #server: TestServer
  readonly #account: Account
  readonly #witness: Witness
  readonly property: number

  private constructor(server: TestServer, account: Account) {
    this.#server = server
    this.#account = account
    this.property = account.property
    this.#witness = new Witness(server.sql, account.property)
  }

  /** It is the afternoon of a day, a few seconds after a minute has begun: rounds do not outlast it. */
  static async open(server: TestServer, date: string): Promise<{ house: House; state: State }> {
    const house = new House(server, await createAccount(server))
    await setClock(server.sql, house.property, `${date} 17:00:05`)
    const state = await house.#furnish()
    await house.#witness.news()
    return { house, state }
  }

  async #make(path: string, body: object, method = 'POST'): Promise<number> {
    const { status, body: answer } = await this.#account.api(method, path, body)
    assert.ok(status === 201 || status === 200, JSON.stringify(answer))
    return answer.data[0].id
  }

  async #furnish(): Promise<State> {
    for (const { id } of (await this.#account.api('GET', '/services')).body.data)
      await this.#account.api('DELETE', `/services/${id}`)
    const settings = { max_group_tables: 2, confirm_hours: 4 }
    await this.#make(`/properties/${this.property}`, { settings }, 'PUT')
    const rooms: Room[] = []
    const tables: Table[] = []
    for (const { room, sizes, group } of ROOMS) {
      const id = await this.#make('/rooms', { name: 'Sala', ...room })
      rooms.push(roomOf({ ...room, id }))
      const table = async (body: Partial<Table>, more: object = {}) =>
        tables.push(
          tableOf({
            ...body,
            room_id: id,
            id: await this.#make(`/room/${id}/table`, { name: 'T', ...body, ...more }),
          }),
        )
      for (const guests_max of sizes) await table({ guests_max, guests_min: 1 })
      const members = tables.filter(({ room_id }) => room_id === id).map((one) => one.id)
      if (group) await table({ guests_min: 1, guests_max: 7, members }, { group: true, table_ids: members })
    }
    const services: Service[] = []
    for (const service of SERVICES) {
      const body = { name: 'Service', days_of_week: NAMES, ...service }
      services.push(serviceOf({ ...service, id: await this.#make('/services', body) }))
    }
    return {
      zone: ZONE,
      now: await this.now(),
      max_party: null,
      ...settings,
      rooms,
      tables,
      services,
      special_days: [],
      closures: [],
      reservations: [],
      holds: [],
    }
  }

  /** The property's now. */
  async now(): Promise<number> {
    const [row] = await this.#server.sql<{ now: number }[]>`
      select date_part('epoch', now()) + clock_offset as now from properties where id = ${this.property}`
    return row?.now ?? Number.NaN
  }

  /** Nobody asks anything meanwhile: the property's clock goes on, and holds run out by the database's own. */
  async pause(state: State, { minutes, lapse }: PauseShape): Promise<State> {
    const { sql } = this.#server
    if (minutes > 0)
      await sql`update properties set clock_offset = clock_offset + ${minutes * 60} where id = ${this.property}`
    if (lapse)
      await sql`update holds set expires_at = now() - interval '1 millisecond' where property_id = ${this.property}`
    const holds = lapse ? state.holds.map((hold) => ({ ...hold, live: false })) : state.holds
    this.#server.ctx.searches.forget(this.property)
    return { ...state, holds, now: await this.now() }
  }

  /** Waits until the server has put away whatever has lapsed. */
  async settle(): Promise<void> {
    for (;;) {
      const [row] = await this.#server.sql<{ due: number }[]>`
        select (select count(*) from reservations r where r.property_id = p.id
            and r.lapses_at <= now() + make_interval(secs => p.clock_offset))::int
          + (select count(*) from holds h where h.property_id = p.id and h.expires_at <= now())::int as due
        from properties p where p.id = ${this.property}`
      if (row?.due === 0) return
      await delay(50)
    }
  }

  #call(operation: Operation): Promise<Answer> {
    const account = this.#account
    if (operation.verb === 'setup') return account.api(...callOf(operation.change, this.property))
    if (operation.verb === 'hold') return account.api('POST', '/bookings/holds', operation.body)
    if (operation.verb === 'give_back') return account.api('DELETE', `/bookings/holds/${operation.key}`)
    if (operation.verb === 'walk_in') {
      const body = { channel: 'OCTOTABLE_ADMIN', walk_in: true, ...operation.body }
      return account.api('POST', '/reservations', body)
    }
    if (operation.verb === 'book') {
      const customer = operation.email
        ? { first_name: 'Bea', email: 'bea@example.com' }
        : { first_name: 'Ada', phone: '+393339991234' }
      return account.api('POST', '/reservations', { ...operation.body, customer })
    }
    const path = `/reservations/${operation.id}`
    if (operation.verb === 'move') return account.api('PUT', path, operation.body)
    if (operation.verb === 'decide') return account.api('PATCH', `${path}?status=${operation.status}`)
    if (operation.verb === 'cancel') return account.api('DELETE', `${path}?undo=${operation.undo}`)
    return account.api('PATCH', `${path}/${operation.verb}?undo=${operation.undo}`)
  }

  async perform(operation: Operation): Promise<Done> {
    const { status, body } = await this.#call(operation)
    assert.ok(status < 500, JSON.stringify([operation, body]))
    const [first] = body.data ?? []
    const { verb } = operation
    const there = typeof first === 'object'
    const ofReservation = verb !== 'setup' && verb !== 'hold' && verb !== 'give_back'
    const ids = (list: { id: number }[] = []) => list.map(({ id }) => id).sort((a, b) => a - b)
    return {
      operation,
      status,
      reason: body.error?.reason,
      told: there && ofReservation ? this.#toldBy(first) : undefined,
      made: {
        id: verb === 'setup' && there ? first.id : 0,
        key: verb === 'hold' && there ? first.id : '',
        table_ids: ids(first?.tables),
        affected: ids(first?.affected),
      },
    }
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- an answer as it came
  #toldBy(answer: any): Told {
    const { id, version, status, waiting_list, channel, pax, service, room, tables } = answer
    const at = (local: string) => instantOf(ZONE, local.slice(0, 10), local.slice(11)) ?? Number.NaN
    // the wire leaves parts of a second out: a minute that begins after them is the same
    const after = (local: string | undefined) => (local === undefined ? null : at(local) + 1)
    return {
      id,
      version,
      status,
      waiting_list,
      channel,
      pax,
      service_id: service.id,
      room_id: room.id,
      date: answer.start_date,
      hour: answer.start_hour,
      table_ids: tables.map((table: { id: number }) => table.id).sort((a: number, b: number) => a - b),
      end: at(answer.end_date),
      checked_in: answer.checkin_date !== undefined,
      left_at: after(answer.checkout_date),
      no_show_at: after(answer.no_show_date),
      expires_at: answer.expiration_date === undefined ? null : at(answer.expiration_date),
    }
  }

  /** What was committed since the last time, in its order. */
  news(): Promise<Transaction[]> {
    return this.#witness.news()
  }

  /** All reservations, by id. */
  async reservations(): Promise<Told[]> {
    const { body } = await this.#account.api('GET', '/reservations?limit=1000')
    return body.data.map((one: unknown) => this.#toldBy(one)).sort((a: Told, b: Told) => a.id - b.id)
  }

  /** Every start time of a service on a day, with the reason for which it is not offered, or that one has to wait. */
  async slots(
    date: string,
    pax: number,
    service: number,
    room: number | null,
  ): Promise<Map<string, string | undefined>> {
    const where = room === null ? '' : `&room_id=${room}`
    const query = `start_date=${date}&pax=${pax}&service_id=${service}&reasons=true${where}`
    const { status, body } = await this.#account.api('GET', `/bookings/slots?${query}`)
    assert.equal(status, 200, JSON.stringify(body))
    const [one] = body.data[0].available_services
    const offered = (one?.available_slots ?? []).map((time: string) => [time, undefined] as const)
    const waiting = (one?.waiting_slots ?? []).map((time: string) => [time, 'queue'] as const)
    const refused: { time: string; reason: string }[] = one?.refused_slots ?? []
    return new Map([...offered, ...waiting, ...refused.map(({ time, reason }) => [time, reason] as const)])
  }
}
