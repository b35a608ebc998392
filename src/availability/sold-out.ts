/** What becomes of a party when no table is free: a room's `sold_out` strategy (booking rules, section 4.1). */
import type { Choice } from './choices.ts'
import type { SetupRoom } from './setup.ts'

/**
 * Where no table is free: 'as_room' by the room's strategy, for guests of the booking engine; 'unqueued' the same,
 * but not into its queue; 'unseated' stays without a table; 'refused'.
 */
export type WhenFull = 'as_room' | 'unqueued' | 'unseated' | 'refused'

interface Asking {
  channel: string
  room_id?: number | undefined
  when_full?: WhenFull | undefined
}

/** Where a party goes without a table, and whether it waits for one there. */
export interface Overflow {
  room_id: number
  queued: boolean
}

/**
 * Where the party goes when no table is free, the first one first: of the rooms with a choice that fits it those that
 * accept, then those with a queue.
 */
export function overflowOf(
  { channel, room_id, when_full = 'as_room' }: Asking,
  rooms: SetupRoom[],
  fitting: number[],
): Overflow[] {
  if (when_full === 'refused') return []
  if (when_full === 'unseated' && room_id !== undefined) return [{ room_id, queued: false }]
  if (channel !== 'OCTOTABLE_BOOK') return []
  return rooms
    .filter(({ id, sold_out }) => sold_out !== 'HIDE' && fitting.includes(id))
    .filter(({ sold_out }) => sold_out === 'ACCEPT' || when_full !== 'unqueued')
    .map((room) => ({ ...room, queued: room.sold_out === 'WAIT' }))
    .sort((a, b) => Number(a.queued) - Number(b.queued) || a.position - b.position || a.id - b.id)
    .map(({ id, queued }) => ({ room_id: id, queued }))
}

/** A room without any of its tables. */
export const roomAlone = (room_id: number): Choice => ({
  room_id,
  table_ids: [],
  occupies: [],
  guests_min: 0,
  guests_max: 0,
  bookable: true,
})
