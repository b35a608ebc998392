/** A generated restaurant made over HTTP, and as the oracle sees it then: with the ids that the server gave. */
import assert from 'node:assert/strict'
import { hourAt, dateAt } from '../oracle/clock.ts'
import { reservationOf } from '../oracle/plain.ts'
import { find, type Reservation, type Restaurant, type Service, type Table } from '../oracle/restaurant.ts'
import { setClock } from '../clock.ts'
import { createAccount, type Account, type TestServer } from '../server.ts'

const NAMES = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

/** What is null stands for what the server does without being told. */
const told = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

type Ids = Map<number, number>
const idIn = (ids: Ids) => (id: number) => ids.get(id) ?? 0

export interface Furnished {
  account: Account
  restaurant: Restaurant
}

export async function furnish(server: TestServer, generated: Restaurant): Promise<Furnished> {
  const account = await createAccount(server)
  const make = async (path: string, body: object): Promise<number> => {
    const { status, body: answer } = await account.api('POST', path, body)
    assert.equal(status, 201, JSON.stringify([path, body, answer]))
    return answer.data[0].id
  }
  for (const { id } of (await account.api('GET', '/services')).body.data)
    await account.api('DELETE', `/services/${id}`)
  const { zone, now, max_party, max_group_tables } = generated
  const { property } = account
  await server.sql`update properties set timezone = ${zone}, setup_version = setup_version + 1 where id = ${property}`
  await setClock(server.sql, property, `${dateAt(zone, now)} ${hourAt(zone, now)}`)
  const settings = told({ max_party, max_group_tables })
  assert.equal((await account.api('PUT', `/properties/${property}`, { settings })).status, 200)

  const rooms: Ids = new Map()
  for (const { id, ...room } of generated.rooms)
    rooms.set(id, await make('/rooms', { name: 'Sala', ...room }))
  const room = idIn(rooms)
  const tables: Ids = new Map()
  const placed = async ({ id, room_id, members, ...table }: Table) => {
    const group = members.length > 0 ? { group: true, table_ids: members.map(idIn(tables)) } : {}
    tables.set(id, await make(`/room/${room(room_id)}/table`, { name: 'T', ...table, ...group }))
  }
  // members before their groups
  for (const table of generated.tables.toSorted((a, b) => a.members.length - b.members.length))
    await placed(table)
  const table = idIn(tables)

  const services: Ids = new Map()
  const withRooms = ({ room_ids, ...service }: Service) => ({
    ...service,
    room_ids: room_ids && room_ids.map(room),
  })
  for (const one of generated.services) {
    const { id, days_of_week, ...service } = withRooms(one)
    const weekdays = days_of_week.map((day) => NAMES[day - 1])
    services.set(id, await make('/services', { name: 'Service', ...told(service), days_of_week: weekdays }))
  }
  const service = idIn(services)
  const special_days = generated.special_days.map((day) => ({ ...day, service_id: service(day.service_id) }))
  for (const day of special_days) await make('/special-days', told(day))
  const closures = generated.closures.map((closure) => ({
    ...closure,
    service_ids: closure.service_ids && closure.service_ids.map(service),
    room_ids: closure.room_ids && closure.room_ids.map(room),
    table_ids: closure.table_ids && closure.table_ids.map(table),
  }))

  const restaurant: Restaurant = {
    ...generated,
    special_days,
    closures: [],
    rooms: generated.rooms.map((one) => ({ ...one, id: room(one.id) })),
    tables: generated.tables.map((one) => ({
      ...one,
      id: table(one.id),
      room_id: room(one.room_id),
      members: one.members.map(table),
    })),
    services: generated.services.map((one) => ({ ...withRooms(one), id: service(one.id) })),
    reservations: [],
    holds: [],
  }
  for (const one of generated.reservations) {
    const body = {
      ...one,
      service_id: service(one.service_id),
      room_id: room(one.room_id),
      table_ids: one.table_ids.map(table),
    }
    const seated = await seat(account, restaurant, body)
    if (seated) restaurant.reservations.push(seated)
  }
  // a closure takes nobody's table away, so it comes last; one that would close nothing is not taken
  for (const closure of closures) {
    const { status, body } = await account.api('POST', '/closures', told(closure))
    assert.ok(status === 201 || status === 400, JSON.stringify(body))
    if (status === 201) restaurant.closures.push(closure)
  }
  return { account, restaurant }
}

/** Staff enter a party at its tables; undefined where they cannot, because of the hours or somebody else. */
async function seat(
  account: Account,
  restaurant: Restaurant,
  { service_id, room_id, table_ids, date, hour, stay, pax }: Reservation,
): Promise<Reservation | undefined> {
  if (table_ids.length === 0) return undefined
  const seats = table_ids.map((id) => find(restaurant.tables, id).guests_max)
  const place = { service_id, room_id, table_ids, stay, pax: Math.min(pax, Math.max(...seats)) }
  const { status, body } = await account.api('POST', '/reservations', {
    ...place,
    channel: 'OCTOTABLE_ADMIN',
    start_date: date,
    start_hour: hour,
    customer: { first_name: 'Ada' },
  })
  assert.ok(status === 201 || status === 400, JSON.stringify(body))
  if (status === 400) return undefined
  return reservationOf({ ...place, id: body.data[0].id, channel: 'OCTOTABLE_ADMIN', date, hour })
}
