/**
 * Better seating of parties that have not arrived (booking rules, section 9): pure, over a copy of what is taken. A
 * party stays in its room and at its time; it may change to any single table or group that its own channel could get,
 * and to free tables that the room joins for it where none of those is free. Nobody gets up so that tables can be
 * joined: which ones, out of millions of combinations, no search within bounds can tell.
 */
import { combine, type Choice, type CombiningRoom } from './choices.ts'
import { closedAt, type Closed } from './closures.ts'
import { hasLapsed, isFree, tableIsFree } from './free.ts'
import type { Channel, Loaded, Occupation, When } from './party.ts'
import { prepare } from './prepare.ts'
import { serviceDayOf } from './service-day.ts'
import type { Setup, SetupService } from './setup.ts'
import type { Instant } from '../kernel/time.ts'

interface Stay {
  reservation_id: number
  start: Instant
  end: Instant
}

/** A party that has tables and may be given others. */
export interface Seated extends Stay {
  channel: Channel
  pax: number
  service: SetupService
  /** its start on the wall */
  when: When
  choice: Choice
}

export interface Move {
  seated: Seated
  to: Choice
}

/** Where a party may sit at all. */
interface Places {
  options: Choice[]
  combining: CombiningRoom[]
  closed: Closed | undefined
}

const NOTHING_OWN = {}

/** Who sits where, to be changed while looking for something better. */
class Board {
  readonly loaded: Loaded
  readonly #places = new Map<number, Places>()
  readonly #setup: Setup

  constructor(setup: Setup, loaded: Loaded) {
    this.#setup = setup
    const taken = new Map([...loaded.taken].map(([table, occupations]) => [table, [...occupations]]))
    this.loaded = { ...loaded, taken }
  }

  #placesOf({ reservation_id, channel, pax, service, when, choice }: Seated): Places {
    const known = this.#places.get(reservation_id)
    if (known) return known
    const { choices, combining } = prepare(this.#setup, { channel, pax, service, room_id: choice.room_id })
    const closed = closedAt(this.#setup, serviceDayOf(service, when.day, when.minute))
    const options = closed ? choices.filter((one) => !one.occupies.some(closed)) : choices
    const places = { options, combining, closed }
    this.#places.set(reservation_id, places)
    return places
  }

  /** Where a party may sit, best first. */
  optionsOf(party: Seated): Choice[] {
    return this.#placesOf(party).options
  }

  /** Free tables that its room joins for a party which is at none: those that a guest would get. */
  joinedFor(party: Seated): Choice[] {
    const { options, combining, closed } = this.#placesOf(party)
    const [room] = combining
    if (!room || options.some((option) => this.isFree(option, party))) return []
    const free = (id: number) =>
      !closed?.(id) && tableIsFree(this.loaded, id, party.start, party.end, NOTHING_OWN)
    const joined = combine(room, party.pax, free)
    return joined ? [joined] : []
  }

  isFree(choice: Choice, { start, end }: Pick<Stay, 'start' | 'end'>): boolean {
    return isFree(this.loaded, choice, start, end)
  }

  /** Whose reservations are in the way of a party at those tables; undefined stands for holds. */
  inTheWay(choice: Choice, { start, end }: Pick<Stay, 'start' | 'end'>): Set<number | undefined> {
    const overlapping = (one: Occupation) =>
      one.from < end && one.to > start && !hasLapsed(one, this.loaded.now)
    return new Set(
      choice.occupies.flatMap((table) =>
        (this.loaded.taken.get(table) ?? []).filter(overlapping).map((one) => one.reservation_id),
      ),
    )
  }

  place({ reservation_id, start, end }: Stay, choice: Choice): void {
    for (const table_id of choice.occupies) {
      const occupations = [...(this.loaded.taken.get(table_id) ?? [])]
      occupations.push({ table_id, from: start, to: end, reservation_id })
      this.loaded.taken.set(
        table_id,
        occupations.sort((a, b) => a.from - b.from),
      )
    }
  }

  lift({ reservation_id }: Pick<Stay, 'reservation_id'>, choice: Choice): void {
    for (const table of choice.occupies) {
      const others = this.loaded.taken.get(table)?.filter((one) => one.reservation_id !== reservation_id)
      this.loaded.taken.set(table, others ?? [])
    }
  }
}

const spareOf = (seats: Iterable<[Seated, Choice]>) =>
  [...seats].reduce((sum, [{ pax }, choice]) => sum + choice.guests_max - pax, 0)

const movesOf = (seats: Map<Seated, Choice>): Move[] =>
  [...seats].flatMap(([seated, to]) => (isSame(seated.choice, to) ? [] : [{ seated, to }]))

const isSame = (one: Choice, other: Choice) =>
  one.table_ids.length === other.table_ids.length && one.table_ids.every((id) => other.table_ids.includes(id))

/** The hardest to seat first; equal ones by time and id, so that the answer depends on nothing else. */
const byNeed = (a: Seated, b: Seated) =>
  b.pax - a.pax || a.start - b.start || a.reservation_id - b.reservation_id

/** Everybody anew, the hardest first, each at the best table that is free; undefined when somebody finds none. */
function seatedAnew(setup: Setup, loaded: Loaded, parties: Seated[]): Map<Seated, Choice> | undefined {
  const board = new Board(setup, loaded)
  for (const party of parties) board.lift(party, party.choice)
  const seats = new Map<Seated, Choice>()
  for (const party of parties.toSorted(byNeed)) {
    const options = [...board.optionsOf(party), ...board.joinedFor(party), party.choice]
    const choice = options.find((option) => board.isFree(option, party))
    if (!choice) return undefined
    board.place(party, choice)
    seats.set(party, choice)
  }
  return seats
}

/** From where everybody sits: one after the other to a free choice with fewer spare seats, until nothing is won. */
function movedSingly(setup: Setup, loaded: Loaded, parties: Seated[]): Map<Seated, Choice> {
  const board = new Board(setup, loaded)
  const seats = new Map(parties.map((party) => [party, party.choice]))
  const order = parties.toSorted(byNeed)
  for (let moved = true; moved;) {
    moved = false
    for (const party of order) {
      const now = seats.get(party) ?? party.choice
      board.lift(party, now)
      const better = [...board.optionsOf(party), ...board.joinedFor(party)].find(
        (option) => option.guests_max < now.guests_max && board.isFree(option, party),
      )
      board.place(party, better ?? now)
      if (!better) continue
      seats.set(party, better)
      moved = true
    }
  }
  return seats
}

/** What is taken after moves. */
export function takenAfter(setup: Setup, loaded: Loaded, moves: Move[]): Loaded {
  const board = new Board(setup, loaded)
  for (const { seated } of moves) board.lift(seated, seated.choice)
  for (const { seated, to } of moves) board.place(seated, to)
  return board.loaded
}

/**
 * The moves of the better of two seatings: fewest spare seats, then most `worth` of what is taken then, then fewest
 * moves. One that is worth less than how everybody sits now is none; none when nothing is better than that.
 */
export function betterSeating(
  setup: Setup,
  loaded: Loaded,
  parties: Seated[],
  worth: (loaded: Loaded) => number,
): Move[] {
  const now = new Map(parties.map((party) => [party, party.choice]))
  const judge = (seats: Map<Seated, Choice>) => {
    const moves = movesOf(seats)
    return { moves, worth: worth(takenAfter(setup, loaded, moves)), spare: spareOf(seats) }
  }
  const plans = [now, movedSingly(setup, loaded, parties), seatedAnew(setup, loaded, parties)]
  const least = worth(loaded)
  const [best] = plans
    .flatMap((plan) => (plan ? [judge(plan)] : []))
    .filter((plan) => plan.worth >= least)
    .sort((a, b) => a.spare - b.spare || b.worth - a.worth || a.moves.length - b.moves.length)
  return best?.moves ?? []
}

/** Steps of a search for room at most: it is cut off, not slow. */
const STEPS = 5000
/** What looking for tables to join counts as. */
const JOINING = 20

/** Where a new party could sit if others moved, and who moves. */
export interface RoomMade {
  choice: Choice
  moves: Move[]
}

/**
 * Room for a party where there is none, by at most `most` moves of parties that may be moved; the fewest moves first,
 * then the best choice. Undefined when that is not enough.
 */
export function makeRoom(
  setup: Setup,
  loaded: Loaded,
  wanted: { choices: Choice[]; start: Instant; end: Instant },
  movable: Map<number, Seated>,
  most: number,
): RoomMade | undefined {
  const board = new Board(setup, loaded)
  const search = { board, movable, steps: 0 }
  const { start, end, choices } = wanted
  const newcomer = { reservation_id: NOBODY, start, end }
  for (let moves = 1; moves <= most; moves++)
    for (const choice of choices) {
      const inTheWay = displaced(board, movable, choice, { start, end })
      if (!inTheWay || inTheWay.length === 0 || inTheWay.length > moves) continue
      for (const party of inTheWay) board.lift(party, party.choice)
      board.place(newcomer, choice)
      const made = resettle(search, inTheWay, moves, new Map())
      if (made) return { choice, moves: movesOf(made) }
      board.lift(newcomer, choice)
      for (const party of inTheWay) board.place(party, party.choice)
    }
  return undefined
}

/** The id of a reservation that is not made yet; real ones are positive. */
const NOBODY = -1

/** The parties in the way, when all of them may be moved. */
function displaced(
  board: Board,
  movable: Map<number, Seated>,
  choice: Choice,
  when: Pick<Stay, 'start' | 'end'>,
): Seated[] | undefined {
  const parties = [...board.inTheWay(choice, when)].map((id) =>
    id === undefined ? undefined : movable.get(id),
  )
  return parties.every((party) => party !== undefined) ? parties : undefined
}

interface SearchForRoom {
  board: Board
  movable: Map<number, Seated>
  steps: number
}

/** Seats those who were lifted, with at most `left` moves; who has moved once stays. */
function resettle(
  search: SearchForRoom,
  lifted: Seated[],
  left: number,
  moved: Map<Seated, Choice>,
): Map<Seated, Choice> | undefined {
  const [party, ...rest] = lifted
  if (!party) return moved
  if (lifted.length > left) return undefined
  const { board, movable } = search
  search.steps += JOINING
  for (const option of [...board.optionsOf(party), ...board.joinedFor(party)]) {
    if (isSame(option, party.choice) || ++search.steps > STEPS) continue
    const inTheWay = displaced(board, movable, option, party)
    if (!inTheWay || inTheWay.some((one) => moved.has(one)) || rest.length + inTheWay.length > left - 1)
      continue
    for (const one of inTheWay) board.lift(one, one.choice)
    board.place(party, option)
    moved.set(party, option)
    const made = resettle(search, [...rest, ...inTheWay], left - 1, moved)
    if (made) return made
    moved.delete(party)
    board.lift(party, option)
    for (const one of inTheWay) board.place(one, one.choice)
  }
  return undefined
}
