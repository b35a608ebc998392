/** Who of the queue gets what was freed (booking rules, section 6): the oldest first, each by all online rules. */
import { limitsOn, runsOn } from '../oracle/service-day.ts'
import { find } from '../oracle/restaurant.ts'
import { confirmBy } from './changes.ts'
import { decideWhere, requestOf } from './outcome.ts'
import { isOver, startOf, withEntry, type Entry, type Freed, type State } from './state.ts'

/** Covers matter to others only where there is a limit. */
function isPaced(state: State, service_id: number, date: string): boolean {
  const service = find(state.services, service_id)
  const { max_covers, max_covers_per_slot } = limitsOn(state, service, date)
  return runsOn(state, service, date) && (max_covers !== null || max_covers_per_slot !== null)
}

function couldGain(state: State, entry: Entry, { room_id, from, to, covers }: Freed): boolean {
  if (room_id !== null && room_id !== entry.room_id) return false
  const start = startOf(state, entry)
  const counts =
    covers?.service_id === entry.service_id &&
    covers.service_day === entry.service_day &&
    isPaced(state, entry.service_id, entry.service_day)
  return counts || (start < to && start + entry.stay * 60 > from)
}

/** The tables that a request could be given now. */
function tablesFor(state: State, entry: Entry): number[] | undefined {
  const { channel, date: start_date, hour: start_hour, pax, service_id, room_id, stay } = entry
  const asked = requestOf({ channel, start_date, start_hour, pax, service_id, room_id }, { stay })
  const answer = decideWhere(state, asked, () => 'HIDE')
  if ('refused' in answer) return undefined
  return answer.seating.service_day === entry.service_day ? answer.seating.table_ids : undefined
}

/** The state after the queue was offered what is free; `told` is until when the server lets guests confirm. */
export function promoted(
  state: State,
  freed: Freed[],
  told: (id: number) => number | null,
): { state: State; ids: number[] } {
  const ids: number[] = []
  for (const entry of state.reservations) {
    const waits = entry.status === 'WAITING' && entry.waiting_list && !isOver(state, entry)
    if (!waits || !entry.email || entry.channel === 'OCTOTABLE_ADMIN') continue
    if (!freed.some((one) => couldGain(state, entry, one))) continue
    const table_ids = tablesFor(state, entry)
    if (!table_ids) continue
    const expires_at = confirmBy(state, entry, told(entry.id))
    const version = entry.version + 1
    state = withEntry(state, {
      ...entry,
      status: 'ACCEPTED',
      waiting_list: false,
      table_ids,
      expires_at,
      version,
    })
    ids.push(entry.id)
  }
  return { state, ids }
}
