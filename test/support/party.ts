/** A client with one of everything that an operation can name, and all that the database holds of it. */
import assert from 'node:assert/strict'
import { addDays, today } from './days.ts'
import { TINY, verifyOwners } from './pictures.ts'
import type { Ids } from './examples.ts'
import { until } from './receiver.ts'
import { createRestaurant, type Restaurant, type TestServer } from './server.ts'

export interface Party extends Restaurant {
  /** by the names that parameters and fields have */
  ids: Ids
  group: number
}

interface PartyOptions {
  name: string
  guest: object
  /** where webhooks go; it has to take them */
  endpoint: string
}

/** The server has to allow private endpoints. */
export async function createParty(
  server: TestServer,
  { name, guest, endpoint }: PartyOptions,
): Promise<Party> {
  const restaurant = await createRestaurant(server, [4, 4, 4, 4], { name })
  const { property, room, tables, dinner } = restaurant
  const make = async (path: string, body: object) => {
    const { status, body: answer } = await restaurant.api('POST', path, body)
    assert.equal(status, 201, JSON.stringify(answer))
    return answer.data[0]
  }
  const members = tables.slice(0, 2)
  const group = await make(`/room/${room}/table`, { name: `${name} pair`, group: true, table_ids: members })
  const hook = await make('/webhooks/subscription', { endpoint, webhook_type: 'RESERVATION_CREATED' })
  const reservation = await make('/reservations', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 1),
    start_hour: '20:00',
    pax: 2,
    service_id: dinner,
    room_id: room,
    customer: guest,
    table_ids: [tables[3]],
  })
  // long ago, so that they change nothing
  const closure = await make('/closures', { start_date: addDays(today(), -300), table_ids: [tables[2]] })
  const special = await make('/special-days', { service_id: dinner, date: addDays(today(), -300) })
  const hold = await make('/bookings/holds', {
    channel: 'OCTOTABLE_ADMIN',
    start_date: addDays(today(), 1),
    start_hour: '12:00',
    pax: 2,
    service_id: restaurant.lunch,
    room_id: room,
    ttl: 900,
  })
  await verifyOwners(server, property)
  const pictures = `/properties/${property}`
  assert.equal((await restaurant.api('PUT', `${pictures}/logo`, TINY)).status, 200)
  const photo = await make(`${pictures}/photos`, TINY)
  const ids = {
    id: property,
    room_id: room,
    table_id: tables[2] ?? 0,
    service_id: dinner,
    closure_id: closure.id,
    special_day_id: special.id,
    reservation_id: reservation.id,
    customer_id: reservation.customer.id,
    subscription_id: hook.id,
    hold_id: hold.id,
    photo_id: photo.id,
    delivery_id: await deliveryOf(restaurant, hook.id),
  }
  return { ...restaurant, group: group.id, ids }
}

/** The first delivery, once it has arrived: from then on it stays what it is. */
async function deliveryOf(restaurant: Restaurant, subscription: number): Promise<number> {
  return until('a delivery', async () => {
    const { body } = await restaurant.api('GET', `/webhooks/subscription/${subscription}/deliveries`)
    const [first]: { id: number; status: string }[] = body.data
    return first?.status === 'DELIVERED' ? first.id : undefined
  })
}

/** Every row of a property and its client, of whichever table: what nobody else may change. */
export async function rowsOf({ sql }: TestServer, { property, client_id }: Party): Promise<string> {
  const tables = await sql<{ name: string; key: string }[]>`
    select table_name as name, column_name as key from information_schema.columns
    where table_schema = 'public'
      and (column_name = 'property_id' or (table_name, column_name) in (('properties', 'id'), ('clients', 'client_id')))
    order by 1`
  assert.ok(tables.length >= 8)
  const rows = await Promise.all(
    tables.map(({ name, key }) => {
      const value = key === 'client_id' ? client_id : property
      return sql`
        select ${name} as name, coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as rows
        from ${sql(name)} t where ${sql(key)} = ${value}`
    }),
  )
  return JSON.stringify(rows)
}
