/** What a booking becomes: its place by the rules or by its hold, its first status, its rows. */
import { isOnline, type Seating, type When } from '../availability/party.ts'
import { prepare } from '../availability/prepare.ts'
import { bookingRefusal, bookingWarnings, type Warning } from '../availability/reasons.ts'
import type { Setup } from '../availability/setup.ts'
import { tellingOf } from '../guest-mails/tell.ts'
import { givenOf, seatingOf } from '../holds/rules.ts'
import { takeOver } from '../holds/take-over.ts'
import { dateOf, timeOf } from '../kernel/time.ts'
import { partyOf } from './booking-request.ts'
import type { Guest } from './guest.ts'
import type { InsertedReservation, NewReservation } from './insert.ts'
import { readLanguage } from './input.ts'
import { decideOrReseat } from './moves.ts'
import type { BookingRequest } from './rider.ts'
import type { Scene } from './scene.ts'
import type { ReservationCreate } from './schema.ts'
import type { Status } from './status.ts'
import type { ReservationRow } from './store.ts'
import { decideWalkIn } from './walk-in.ts'

/** What a request was decided to be. */
export interface Placed {
  when: When
  seating: Seating
  warnings: Warning[]
  /** what was given by hand, in the request or to the hold */
  given: Pick<ReservationCreate, 'stay' | 'table_ids'>
}

export async function place(scene: Scene, request: BookingRequest, blocked: boolean): Promise<Placed> {
  const { setup, loaded } = scene
  const party = partyOf(setup, request, blocked)
  const prepared = prepare(setup, party)
  const { when, decision } = request.when
    ? { when: request.when, decision: await decideOrReseat(scene, prepared, request.when) }
    : decideWalkIn(setup, loaded, prepared)
  if ('refused' in decision) throw bookingRefusal(decision.refused, setup, party, when)
  const { seating } = decision
  const warnings = bookingWarnings(seating.warnings, setup, party, when)
  return { when, seating, warnings, given: request.body }
}

/** What the hold was decided to be when it was taken; undefined: no hold is named. Its guest is known only now. */
export async function placeHeld(
  scene: Scene,
  holder: string,
  request: BookingRequest,
  blocked: boolean,
): Promise<Placed | undefined> {
  const { body, channel, when } = request
  const hold = when && (await takeOver(scene, holder, { body, channel, when }))
  if (!hold) return undefined
  const party = partyOf(scene.setup, request, blocked)
  if (blocked && isOnline(channel)) throw bookingRefusal('blocked', scene.setup, party, when)
  const warnings = bookingWarnings(blocked ? ['blocked'] : [], scene.setup, party, when)
  return { when, seating: seatingOf(hold), warnings, given: givenOf(hold) }
}

/** The first status (booking rules, section 5): staff decide by entering it. */
function initialStatus(setup: Setup, { body, channel }: BookingRequest, { queued }: Seating): Status {
  if (queued) return 'WAITING'
  const service = setup.services.get(body.service_id)
  const asks = channel === 'OCTOTABLE_BOOK' && service?.confirmation_mode === 'WAITING_LIST'
  return asks && body.pax > service.confirm_up_to ? 'WAITING' : 'CONFIRMED'
}

/** Everything of a placed request that is written. */
export function newReservation(
  { setup, loaded }: Pick<Scene, 'setup' | 'loaded'>,
  actor: string,
  request: BookingRequest,
  { when, seating, given }: Placed,
  guest: Guest,
): NewReservation {
  const { body, channel } = request
  const made = {
    property: setup.property_id,
    actor,
    guest,
    service_id: body.service_id,
    channel,
    status: initialStatus(setup, request, seating),
    waiting_list: seating.queued,
    pax: body.pax,
    start_date: dateOf(when.day),
    start_hour: timeOf(when.minute),
    seating,
    stay_given: given.stay !== undefined,
    pinned: !seating.queued && (given.table_ids?.length ?? 0) > 0,
    notes: body.notes ?? '',
    special_request: body.special_request ?? '',
    language: readLanguage(body.language),
    link_nonce: crypto.randomUUID(),
    walk_in: body.walk_in ?? false,
    checkin_at: body.walk_in ? loaded.now : null,
    last_status_change: loaded.now,
  }
  if (guest.values.email === null) return { ...made, mail: null, remind_at: null }
  return { ...made, ...tellingOf(setup, rowOf(setup, made, NO_IDS), loaded.now) }
}

/** Before it is said what its guest is told. */
type Unaddressed = Omit<NewReservation, 'mail' | 'remind_at'>

const NO_IDS: InsertedReservation = { id: 0, customer_id: 0 }

/** What was written as it would be read again. */
export function rowOf(
  setup: Setup,
  { property: _property, actor: _actor, guest, seating, service_id, ...plain }: Unaddressed,
  { id, customer_id }: InsertedReservation,
): ReservationRow {
  const { choice, start, end, stay, service_day } = seating
  const { first_name, last_name, email, phone } = guest.values
  const named = (map: Map<number, { id: number; name: string }>, key: number) => ({
    id: key,
    name: map.get(key)?.name ?? '',
  })
  return {
    id,
    zone: setup.zone,
    ...plain,
    service_day: dateOf(service_day),
    start_at: start,
    end_at: end,
    stay,
    checkout_at: null,
    no_show_at: null,
    expires_at: null,
    cancelled_from: null,
    cancelled_by: null,
    lapsed_from: null,
    version: 1,
    customer: { id: customer_id, first_name, last_name, email, phone },
    service: named(setup.services, service_id),
    room: named(setup.rooms, choice.room_id),
    tables: choice.table_ids.flatMap((table) => setup.tables.get(table) ?? []).sort((a, b) => a.id - b.id),
  }
}
