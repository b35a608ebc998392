/** A guest taken out of what was kept as JSON: messages to subscribers, answers that may be given again. */
import { isRecord } from '../kernel/is-record.ts'

const TEXTS = ['notes', 'special_request']

const isGuest = (value: unknown, id: number): boolean => isRecord(value) && value['id'] === id

/** The same value, its fields in the same order: reservations of the guest without name, contact and texts. */
export function withoutGuest(value: unknown, id: number): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutGuest(item, id))
  if (!isRecord(value)) return value
  const own = isGuest(value['customer'], id)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'customer' && own) return [key, { id, first_name: '', last_name: '' }]
      return [key, own && TEXTS.includes(key) ? '' : withoutGuest(item, id)]
    }),
  )
}

/** A guest as others may see them: another one than `id` is an id. */
export const withoutOthers = (guest: unknown, id: number): unknown =>
  isRecord(guest) && !isGuest(guest, id) ? { id: guest['id'] } : guest
