/**
 * Holds what several clients were told at once against the model. Every change writes an event in its transaction,
 * after it has its locks: of two changes that could touch each other the first has the smaller id. So the model does
 * the acknowledged changes in the order of their events, and each must come out as it was told. What changed nothing,
 * a refusal or a repetition, must be right in one of the states that there were while it was under way.
 */
import assert from 'node:assert/strict'
import type { Operation } from './operations.ts'
import { perform, withEntry, type Entry, type Outcome, type State } from './model.ts'

export interface Event {
  id: number
  reservation_id: number
  type: string
}

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
}

export interface Done {
  operation: Operation
  status: number
  reason: string | undefined
  /** undefined: refused, or the answer shows none */
  told: Told | undefined
}

/** The model's reservation in the words of an answer. */
export function toldOf(entry: Entry, start: number): Told {
  return {
    id: entry.id,
    version: entry.version,
    status: entry.status,
    waiting_list: entry.waiting_list,
    channel: entry.channel,
    pax: entry.pax,
    service_id: entry.service_id,
    room_id: entry.room_id,
    date: entry.date,
    hour: entry.hour,
    table_ids: entry.table_ids,
    end: start + entry.stay * 60,
    checked_in: entry.checked_in,
    left_at: entry.checked_out_at,
  }
}

export type StartOf = (entry: Entry) => number

export const idOf = ({ operation, told }: Done): number =>
  operation.verb === 'book' ? (told?.id ?? 0) : operation.id

function outcomeOf(state: State, done: Done): Outcome {
  const { left_at, room_id } = { left_at: null, room_id: 0, ...done.told }
  return perform(state, done.operation, { id: idOf(done), left_at: left_at ?? 0, room_id })
}

const changes = (state: State, done: Done): Entry | undefined => {
  const outcome = outcomeOf(state, done)
  return 'changed' in outcome ? outcome.changed : undefined
}

/** Whether a state explains an answer that changed nothing. */
function explains(state: State, done: Done, startOf: StartOf): boolean {
  const outcome = outcomeOf(state, done)
  if ('changed' in outcome) return false
  if ('refused' in outcome)
    return outcome.refused === done.status && (outcome.reason ?? done.reason) === done.reason
  const entry = state.reservations.find(({ id }) => id === idOf(done))
  if (done.status !== 200 || !entry) return false
  return !done.told || JSON.stringify(toldOf(entry, startOf(entry))) === JSON.stringify(done.told)
}

/** Whether an answer tells of the change that the model makes there. */
function explainsChange(state: State, done: Done, startOf: StartOf): boolean {
  const entry = changes(state, done)
  return (
    entry !== undefined &&
    (!done.told || JSON.stringify(toldOf(entry, startOf(entry))) === JSON.stringify(done.told))
  )
}

const isSuccess = ({ status }: Done) => status === 200 || status === 201

/** The state after a round, or a failure that says what the model cannot explain. */
export function replay(before: State, events: Event[], round: Done[], startOf: StartOf): State {
  const states = [before]
  const open = new Set(round)
  for (const event of events) {
    const state = states.at(-1) ?? before
    const version = (state.reservations.find(({ id }) => id === event.reservation_id)?.version ?? 0) + 1
    const candidates = [...open].filter(
      (done) =>
        isSuccess(done) &&
        idOf(done) === event.reservation_id &&
        // the answer to a DELETE is an id alone
        (done.told ? done.told.version === version : event.type === 'RESERVATION_DELETED'),
    )
    const done = candidates.find((one) => explainsChange(state, one, startOf))
    const entry = done && changes(state, done)
    if (!done || !entry)
      assert.fail(
        `no answer explains event ${JSON.stringify(event)} of ${JSON.stringify(events)}; the model says ${JSON.stringify(candidates.map((one) => [one, outcomeOf(state, one)]))}`,
      )
    open.delete(done)
    states.push(withEntry(state, entry))
  }
  for (const done of open)
    if (!states.some((state) => explains(state, done, startOf)))
      assert.fail(
        `nothing explains ${JSON.stringify(done)}; the model says ${JSON.stringify(states.map((state) => outcomeOf(state, done)))}`,
      )
  return states.at(-1) ?? before
}
