/**
 * Holds what several clients were told at once against the model. The model does what was committed in the order of
 * the transactions, and each must come out as it was told; what a transaction frees goes to the queue, to nobody else.
 * What changed nothing, a refusal or a repetition, must be right in one of the states that there were meanwhile.
 */
import assert from 'node:assert/strict'
import { instantOf } from '../oracle/clock.ts'
import { freedBy, freedByHold } from './freed.ts'
import { perform } from './model.ts'
import type { Operation } from './operations.ts'
import type { Outcome } from './outcome.ts'
import { promoted } from './queue.ts'
import { affectedBy } from './setup-change.ts'
import { isOver, seen, startOf, withEntry, withoutHold, type Entry, type Freed, type State } from './state.ts'
import type { Transaction, Witnessed } from './witness.ts'

/** A reservation as it is answered, as far as the model has a say. */
export interface Told {
  id: number
  version: number
  status: string
  waiting_list: boolean
  channel: string
  pax: number
  service_id: number
  room_id: number
  table_ids: number[]
  date: string
  hour: string
  /** seconds since the epoch */
  end: number
  checked_in: boolean
  /** seconds since the epoch, the next whole one */
  left_at: number | null
  no_show_at: number | null
  expires_at: number | null
}

export interface Done {
  operation: Operation
  status: number
  reason: string | undefined
  /** undefined: refused, or the answer shows none */
  told: Told | undefined
  /** of what was made beside reservations */
  made: { id: number; key: string; table_ids: number[]; affected: number[] }
}

/** The model's reservation in the words of an answer. */
export function toldOf(state: State, entry: Entry): Told {
  const { id, version, status, waiting_list, channel, pax, service_id, room_id, date, hour } = seen(
    state,
    entry,
  )
  return {
    id,
    version,
    status,
    waiting_list,
    channel,
    pax,
    service_id,
    room_id,
    date,
    hour,
    table_ids: entry.table_ids,
    end: startOf(state, entry) + entry.stay * 60,
    checked_in: entry.checked_in,
    left_at: entry.checked_out_at,
    no_show_at: entry.no_show_at,
    expires_at: entry.expires_at,
  }
}

const idOf = ({ operation, told }: Done): number => ('id' in operation ? operation.id : (told?.id ?? 0))

function outcomeOf(state: State, done: Done, id = idOf(done)): Outcome {
  const { left_at, no_show_at, expires_at = null, room_id = 0 } = done.told ?? {}
  const times = { left_at: left_at ?? 0, no_show_at: no_show_at ?? 0, expires_at }
  const known = { key: done.made.key, room_id, ...times }
  return perform(state, done.operation, { ...known, id })
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Whether an answer tells of the change that the model makes there. */
function isTold(outcome: Outcome, done: Done): outcome is Extract<Outcome, { next: State }> {
  if (!('next' in outcome)) return false
  const { next, entry } = outcome
  if (entry) return !done.told || isSame(toldOf(next, entry), done.told)
  const hold = next.holds.find(({ key }) => key === done.made.key)
  return !hold || done.operation.verb !== 'hold' || isSame(hold.table_ids, done.made.table_ids)
}

/** Whether a state explains an answer that changed nothing. */
function explains(state: State, done: Done): boolean {
  const outcome = outcomeOf(state, done)
  if ('next' in outcome) return false
  if ('refused' in outcome)
    return outcome.refused === done.status && (outcome.reason ?? done.reason) === done.reason
  const entry = state.reservations.find(({ id }) => id === idOf(done))
  if (done.status !== 200 || !entry) return false
  return !done.told || isSame(toldOf(state, entry), done.told)
}

const isSuccess = ({ status }: Done) => status === 200 || status === 201

type Happened = Extract<Witnessed, { what: 'event' }>
const isEvent = (one: Witnessed): one is Happened => one.what === 'event'
const bySystem = (one: Witnessed): one is Happened => isEvent(one) && one.actor === 'system'
const becomes = (status: string) => (one: Happened) => one.changes['status']?.[1] === status

/** What the database ended by itself: requests and holds whose time is over, and nothing else. */
function withoutLapsed(state: State, transaction: Transaction): { state: State; freed: Freed[] } {
  const freed: Freed[] = []
  for (const { row_id } of transaction.filter(bySystem).filter(becomes('EXPIRED'))) {
    const entry = state.reservations.find(({ id }) => id === row_id)
    assert.ok(entry && isOver(state, entry), `reservation ${row_id} expired before its time`)
    freed.push(...freedBy(state, entry))
    state = withEntry(state, { ...entry, status: 'EXPIRED', version: entry.version + 1 })
  }
  for (const one of transaction) {
    const hold = one.what === 'released' && state.holds.find(({ id }) => id === one.row_id)
    if (!hold || hold.live) continue
    freed.push(...freedByHold(state, hold))
    state = withoutHold(state, hold.id)
  }
  return { state, freed }
}

/** The one thing that a client did in a transaction; undefined: the server tidied up. */
function mainOf(state: State, transaction: Transaction): Witnessed | undefined {
  const ofClient = transaction.find((one) => isEvent(one) && one.actor !== 'system')
  return (
    ofClient ??
    transaction.find(
      (one) =>
        one.what === 'held' ||
        one.what === 'setup' ||
        (one.what === 'released' && state.holds.some(({ id }) => id === one.row_id)),
    )
  )
}

/** Whether an answer could be that of what was done. */
function couldBe(state: State, main: Witnessed, done: Done): boolean {
  const { operation, told, made } = done
  if (!isSuccess(done)) return false
  if (main.what === 'setup') return operation.verb === 'setup'
  if (main.what === 'held') return operation.verb === 'hold' && made.key === main.key
  if (main.what === 'released') return operation.verb === 'give_back' && operation.key === main.key
  if (!isEvent(main) || idOf(done) !== main.row_id) return false
  const version = (state.reservations.find(({ id }) => id === main.row_id)?.version ?? 0) + 1
  // the answer to a DELETE is an id alone
  return told ? told.version === version : main.type === 'RESERVATION_DELETED'
}

export class Replay {
  readonly states: State[]
  readonly #open: Set<Done>

  constructor(before: State, round: Done[]) {
    this.states = [before]
    this.#open = new Set(round)
  }

  #last(): State {
    const last = this.states.at(-1)
    assert.ok(last)
    return last
  }

  /** Does what one transaction did, and holds it against what was told. */
  do(transaction: Transaction): void {
    const lapsed = withoutLapsed(this.#last(), transaction)
    const main = mainOf(lapsed.state, transaction)
    const { next, freed } = main ? this.#explain(lapsed.state, main) : { next: lapsed.state, freed: [] }
    const accepted = transaction.filter(bySystem).filter((one) => !becomes('EXPIRED')(one))
    const told = (id: number) => {
      const until = accepted.find(({ row_id }) => row_id === id)?.changes['expiration_date']?.[1]
      return typeof until === 'string'
        ? (instantOf(next.zone, until.slice(0, 10), until.slice(11)) ?? null)
        : null
    }
    const queue = promoted(next, [...lapsed.freed, ...freed], told)
    assert.deepEqual(
      accepted.map(({ row_id }) => row_id),
      queue.ids,
      `the queue, after ${JSON.stringify(transaction)}`,
    )
    this.states.push(queue.state)
  }

  #explain(state: State, main: Witnessed): { next: State; freed: Freed[] } {
    const candidates = [...this.#open].filter((done) => couldBe(state, main, done))
    for (const done of candidates) {
      const outcome = outcomeOf(state, done, main.what === 'held' ? main.row_id : idOfMade(done))
      if (!isTold(outcome, done)) continue
      this.#open.delete(done)
      assertAffected(outcome.next, done)
      return outcome
    }
    const meant = candidates.map((done) => [done, summaryOf(outcomeOf(state, done))])
    return assert.fail(`no answer explains ${JSON.stringify(main)}; the model says ${JSON.stringify(meant)}`)
  }

  /** Every answer that told of no change has to be right somewhere. */
  end(): State {
    for (const done of this.#open)
      if (!this.states.some((state) => explains(state, done)))
        assert.fail(
          `nothing explains ${JSON.stringify(done)}; the model says ${JSON.stringify(this.states.map((state) => summaryOf(outcomeOf(state, done))))}`,
        )
    return this.#last()
  }
}

const idOfMade = (done: Done): number => (done.operation.verb === 'setup' ? done.made.id : idOf(done))

const summaryOf = (outcome: Outcome) => ('next' in outcome ? { entry: outcome.entry } : outcome)

/** A closure tells whom it hits. */
function assertAffected(state: State, { operation, made }: Done): void {
  if (operation.verb !== 'setup' || operation.change.kind !== 'closures' || operation.change.body === null)
    return
  const closure = state.closures.find(({ id }) => id === made.id)
  assert.ok(closure, `closure ${made.id} is not there`)
  assert.deepEqual(made.affected, affectedBy(state, closure), 'whom the closure hits')
}

/** The state after a round, or a failure that says what the model cannot explain. */
export function replay(before: State, transactions: Transaction[], round: Done[]): State {
  const run = new Replay(before, round)
  for (const transaction of transactions) run.do(transaction)
  return run.end()
}
