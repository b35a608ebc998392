import { merged } from '../kernel/merge.ts'
import type { RoomCreate, RoomRow, RoomUpdate } from './schema.ts'

const DEFAULTS: Omit<RoomRow, 'id' | 'name'> = {
  bookable: true,
  auto_group: false,
  sold_out: 'HIDE',
  position: 0,
}

export function newRoom(body: RoomCreate): Omit<RoomRow, 'id'> {
  return { ...merged(DEFAULTS, body, DEFAULTS), name: body.name }
}

export function changedRoom(stored: RoomRow, body: RoomUpdate): RoomRow {
  return { ...merged(stored, body, DEFAULTS), name: body.name ?? stored.name }
}
