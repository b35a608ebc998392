/** A restaurant made over HTTP that the oracle knows too, and the calls of its clients. */
import assert from 'node:assert/strict'
import { instantOf } from '../oracle/clock.ts'
import { roomOf, serviceOf, tableOf } from '../oracle/plain.ts'
import type { Room, Service, Table } from '../oracle/restaurant.ts'
import { createAccount, type Account, type Answer, type TestServer } from '../server.ts'
import type { Entry, State } from './model.ts'
import type { Operation } from './operations.ts'
import type { Done, Event, Told } from './replay.ts'

const ZONE = 'Europe/Rome'
const NAMES = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

/** Two rooms with few tables, so that clients compete; one combines its tables, one has a group. */
const ROOMS: { room: Partial<Room>; sizes: number[]; group: boolean }[] = [
  { room: { auto_group: true, position: 1 }, sizes: [2, 2, 4], group: false },
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
  #lastEvent = 0
  readonly property: number

  private constructor(server: TestServer, account: Account) {
    this.#server = server
    this.#account = account
    this.property = account.property
  }

  static async open(server: TestServer): Promise<{ house: House; state: State }> {
    const house = new House(server, await createAccount(server))
    return { house, state: await house.#furnish() }
  }

  async #make(path: string, body: object, method = 'POST'): Promise<number> {
    const { status, body: answer } = await this.#account.api(method, path, body)
    assert.ok(status === 201 || status === 200, JSON.stringify(answer))
    return answer.data[0].id
  }

  async #furnish(): Promise<State> {
    for (const { id } of (await this.#account.api('GET', '/services')).body.data)
      await this.#account.api('DELETE', `/services/${id}`)
    await this.#make(`/properties/${this.property}`, { settings: { max_group_tables: 2 } }, 'PUT')
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
      max_group_tables: 2,
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

  startOf(entry: Pick<Entry, 'date' | 'hour'>): number {
    return instantOf(ZONE, entry.date, entry.hour) ?? Number.NaN
  }

  #call(operation: Operation): Promise<Answer> {
    const account = this.#account
    if (operation.verb === 'book') {
      const customer = { first_name: 'Ada', phone: '+393339991234' }
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
    const [first] = body.data ?? []
    return {
      operation,
      status,
      reason: body.error?.reason,
      told: typeof first === 'object' ? this.#toldBy(first) : undefined,
    }
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- an answer as it came
  #toldBy(answer: any): Told {
    const { id, version, status, waiting_list, channel, pax, service, room, tables } = answer
    const at = (local: string) => instantOf(ZONE, local.slice(0, 10), local.slice(11)) ?? Number.NaN
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
      left_at: answer.checkout_date === undefined ? null : at(answer.checkout_date) + 1,
    }
  }

  /** Events since the last time, in the order in which the changes were made. */
  async newEvents(): Promise<Event[]> {
    const events = await this.#server.sql<Event[]>`
      select id, reservation_id, type from events
      where property_id = ${this.property} and id > ${this.#lastEvent} order by id`
    this.#lastEvent = events.at(-1)?.id ?? this.#lastEvent
    return events
  }

  /** All reservations, by id. */
  async reservations(): Promise<Told[]> {
    const { body } = await this.#account.api('GET', '/reservations?limit=1000')
    return body.data.map((one: unknown) => this.#toldBy(one)).sort((a: Told, b: Told) => a.id - b.id)
  }

  /** Every start time of a service on a day, with the reason for which it is not offered. */
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
    const refused: { time: string; reason: string }[] = one?.refused_slots ?? []
    return new Map([...offered, ...refused.map(({ time, reason }) => [time, reason] as const)])
  }
}
