/** Many callers at once, who all want the same. */
import { addDays, today } from './days.ts'
import { PMS, send, type Answer, type Restaurant } from './server.ts'

export const day = addDays(today(), 3)

export const bookingOf = (restaurant: Restaurant, fields: object = {}) => ({
  channel: 'OCTOTABLE_ADMIN',
  start_date: day,
  start_hour: '20:00:00',
  pax: 2,
  service_id: restaurant.dinner,
  room_id: restaurant.room,
  customer: { first_name: 'Ada' },
  ...fields,
})

/** The same restaurant's calls, on any of the servers. */
export const callOn = (
  url: string,
  { token, property }: Restaurant,
  method: string,
  path: string,
  body?: unknown,
) => send(url, method, PMS + path, body, { authorization: `Bearer ${token}`, property: String(property) })

export const times = <T>(n: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, k) => make(k)))

/** How many answers of each kind: `201`, `400 full`. */
export function tally(answers: Answer[]): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const { status, body } of answers) {
    const kind = [status, body.error?.reason].filter(Boolean).join(' ')
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return kinds
}
