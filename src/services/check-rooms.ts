import type { Tx } from '../db/sql.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { listRooms } from '../rooms/store.ts'

/** Rooms that a service names have to be rooms of its property. */
export async function checkRooms(tx: Tx, property: number, ids: number[] | null | undefined): Promise<void> {
  if (!ids || ids.length === 0) return
  const known = new Set((await listRooms(tx, property)).map((room) => room.id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0)
    throw fieldRefusal(
      'validation',
      'room_ids',
      `there is no room with id ${unknown.join(', ')} in this property`,
    )
}
