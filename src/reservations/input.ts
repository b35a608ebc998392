/** What a request for a reservation must be like beyond its shape. */
import type { Channel } from '../availability/party.ts'
import { choiceOfGiven } from '../availability/choices.ts'
import type { Setup } from '../availability/setup.ts'
import { languageOf } from '../kernel/codes.ts'
import { fieldRefusal } from '../kernel/refusal.ts'
import { CHANNELS } from './schema.ts'

export function readChannel(text: string): Channel {
  const channel = CHANNELS.find((one) => one === text)
  if (!channel) throw fieldRefusal('invalid_channel', 'channel', `must be one of ${CHANNELS.join(', ')}`)
  return channel
}

/** In its usual spelling. */
export const readLanguage = (tag: string | null | undefined): string | null =>
  tag ? (languageOf(tag) ?? null) : null

/** Tables given by the caller must all stand in the room. */
export function checkTables(
  setup: Setup,
  roomId: number | undefined,
  tableIds: number[] | null | undefined,
): void {
  if (!tableIds || tableIds.length === 0) return
  if (roomId === undefined) throw fieldRefusal('validation', 'room_id', 'is required with table_ids')
  if (!choiceOfGiven(setup, roomId, tableIds))
    throw fieldRefusal('validation', 'table_ids', `must all be tables of room ${roomId}`)
}
