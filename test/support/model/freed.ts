/** What others can have after a change. */
import type { Operation } from './operations.ts'
import type { SetupChange } from './setup-change.ts'
import { ENDED, startOf, type Entry, type Freed, type HeldEntry, type State } from './state.ts'

/** What others can have when a reservation gives up what it has from an instant on; who is queued has nothing. */
export function freedBy(state: State, row: Entry, from = startOf(state, row)): Freed[] {
  if (row.waiting_list) return []
  const { room_id, service_id, service_day, stay } = row
  const to = startOf(state, row) + stay * 60
  return [{ room_id, from: Math.min(from, to), to, covers: { service_id, service_day } }]
}

export function freedByHold(
  state: State,
  { room_id, service_id, service_day, stay, ...hold }: HeldEntry,
): Freed[] {
  const from = startOf(state, hold)
  return [{ room_id, from, to: from + stay * 60, covers: { service_id, service_day } }]
}

export function freedByChange(state: State, operation: Operation, before: Entry, after: Entry): Freed[] {
  if (operation.verb === 'move') return freedBy(state, before)
  if (ENDED.includes(after.status)) return freedBy(state, before)
  if (after.no_show_at !== null && before.no_show_at === null) return freedBy(state, before, after.no_show_at)
  if (after.checked_out_at === null || before.checked_out_at !== null) return []
  // a party that leaves goes on counting
  const from = Math.max(after.checked_out_at, startOf(state, before))
  const [{ covers: _covers, ...time } = { room_id: 0, from: 0, to: 0 }] = freedBy(state, before, from)
  return time.from < time.to ? [time] : []
}

/** Whatever a change of the set-up allows is offered at once, in its room where it has one. A new closure allows nothing. */
export function freedBySetup(change: SetupChange): Freed[] {
  if (change.kind === 'closures' && change.id === null) return []
  const room_id = change.kind === 'rooms' ? change.id : change.kind === 'tables' ? change.room_id : null
  return [{ room_id, from: -Infinity, to: Infinity }]
}
