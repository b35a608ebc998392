/** Whose a hold is, what it stands for, and how many there may be (booking rules, section 4.3). */
import { createHash } from 'node:crypto'
import { hasLapsed } from '../availability/free.ts'
import type { Channel, Loaded, Seating, When } from '../availability/party.ts'
import type { Hold } from '../availability/hold.ts'
import type { Setup, SetupService } from '../availability/setup.ts'
import { Refusal } from '../kernel/refusal.ts'
import { toInstant, type Instant } from '../kernel/time.ts'

/** Who takes a hold and may use it: a client with a token, or a guest's browser. */
export interface Holder {
  /** `client:12`, or `guest:` and a hash of the session, which is a secret */
  name: string
  /** of guests: where the browser calls from */
  address?: string
}

const GUEST = 'guest:'

export const isGuest = (holder: string): boolean => holder.startsWith(GUEST)

export function guestHolder(session: string, address: string): Holder {
  return { name: `${GUEST}${createHash('sha256').update(session).digest('base64url')}`, address }
}

/** The caller's own hold that is still good; undefined as well for one of somebody else. */
export const ownHold = ({ holds, now }: Loaded, holder: string, key: string | undefined): Hold | undefined =>
  key === undefined
    ? undefined
    : holds.find((hold) => hold.key === key && hold.holder === holder && !hasLapsed(hold, now))

/** What a booking asks for, as far as a hold of it must be for the same. */
export interface Wish {
  channel: Channel
  when: When
  body: {
    pax: number
    service_id: number
    /** undefined: where the hold is */
    room_id?: number
    /** undefined or none: those of the hold */
    table_ids?: number[]
    /** undefined: that of the hold */
    stay?: number
  }
}

export function isFor(hold: Hold, { zone }: Setup, { channel, when, body }: Wish): boolean {
  const { pax, service_id, room_id = hold.room_id, stay = hold.stay } = body
  const tables = new Set(body.table_ids?.length ? body.table_ids : hold.table_ids)
  return (
    hold.channel === channel &&
    hold.pax === pax &&
    hold.service_id === service_id &&
    hold.room_id === room_id &&
    hold.stay === stay &&
    hold.start === toInstant(zone, when.day, when.minute) &&
    tables.size === hold.table_ids.length &&
    hold.table_ids.every((table) => tables.has(table))
  )
}

/** The seating that a hold was taken for. */
export function seatingOf(hold: Hold): Seating {
  const { room_id, table_ids, occupies, pax, start, end, stay, service_day } = hold
  const choice = { room_id, table_ids, occupies, guests_min: 1, guests_max: pax, bookable: true }
  return { choice, start, end, stay, service_day, queued: false, warnings: [] }
}

/** What of a hold was given by hand, as a booking's body says it. */
export const givenOf = ({ stay_given, stay, pinned, table_ids }: Hold) => ({
  ...(stay_given ? { stay } : {}),
  ...(pinned ? { table_ids } : {}),
})

/** Of one client at one property. A client is known and can be asked to stop; this only bounds its mistakes. */
const MAX_OF_CLIENT = 200
const MAX_OF_SESSION = 2
const MAX_OF_ADDRESS = 5
const MAX_SHARE_OF_SEATS = 0.2
/** A session that goes from hold to hold keeps tables no longer; as long after the last one it may begin again. */
const CHAIN_SECONDS = 900

/** What is held already, by the database's clock. */
export interface Held {
  at: Instant
  /** by the same holder */
  own: number
  /** from the same address */
  of_address: number
  /** covers of guests' holds on the service day */
  covers: number
  /** when the first of all those expires */
  next_expiry: Instant | null
  chain: { started_at: Instant; until: Instant } | null
}

function tooMany(message: string, seconds: number): Refusal {
  return new Refusal('too_many_requests', message, { retryAfter: Math.max(1, Math.ceil(seconds)) })
}

/** Refuses one hold more than there may be. One party is always let in, however small the house. */
export function refuseTooMany(holder: Holder, held: Held, pax: number, seats: number): void {
  const { own, of_address, covers, at, next_expiry } = held
  const guest = holder.address !== undefined
  const most = guest ? MAX_OF_SESSION : MAX_OF_CLIENT
  const wait = (next_expiry ?? at) - at
  if (own >= most)
    throw tooMany(`At most ${most} holds at a time: use one, or give one back, before taking another.`, wait)
  if (!guest) return
  if (of_address >= MAX_OF_ADDRESS)
    throw tooMany(
      `At most ${MAX_OF_ADDRESS} holds at a time from one address: book without a hold, or wait.`,
      wait,
    )
  if (covers > 0 && covers + pax > seats * MAX_SHARE_OF_SEATS)
    throw tooMany(
      'Other guests hold as many seats of that service as may be held: book without a hold, or wait.',
      wait,
    )
}

/** Seats that guests can have: of the single tables in rooms that serve it. */
export function seatsOf({ rooms, tables }: Setup, { room_ids }: SetupService): number {
  let seats = 0
  for (const { group, bookable, room_id, guests_max } of tables.values())
    if (!group && bookable && rooms.get(room_id)?.bookable && (room_ids?.includes(room_id) ?? true))
      seats += guests_max
  return seats
}

interface Chained {
  started_at: Instant
  /** when the last of its holds expires */
  until: Instant
  /** when the new one expires */
  expires_at: Instant
}

/** A guest's chain with one hold more; refused when it has lasted as long as it may. */
export function chainWith({ at, chain }: Held, seconds: number): Chained {
  const former = chain !== null && chain.until + CHAIN_SECONDS > at ? chain : undefined
  const started_at = former?.started_at ?? at
  const end = started_at + CHAIN_SECONDS
  if (end <= at)
    throw tooMany(
      'One hold after the other keeps tables for 15 minutes at most: book without a hold, or wait.',
      (former?.until ?? at) + CHAIN_SECONDS - at,
    )
  const expires_at = Math.min(at + seconds, end)
  return { started_at, until: Math.max(expires_at, former?.until ?? 0), expires_at }
}
