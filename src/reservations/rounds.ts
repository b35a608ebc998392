/**
 * Bookings that arrive while others are being written are decided together, in one transaction: a round. It costs the
 * database and this process a fraction of what one transaction each would, and a day that everybody wants is decided
 * in one go instead of by a line of locks.
 */
import { unavailable } from '../db/transaction.ts'
import { whenAllArrived } from '../kernel/when-all-arrived.ts'
import { dayKeys, groupsOf, type Group, type Outcome, type Outcomes, type Rider } from './rider.ts'
import type { Booked } from './schema.ts'

/** Rounds under way at a time: one is decided here while the database writes the others. */
const AT_ONCE = 3
/** Riders of a round. */
const MOST = 32
/** What a rider waits for a round, in milliseconds. */
const PATIENCE_MS = 4000

const BUSY = 'Many bookings are under way; nothing was changed.'

interface Waiting {
  rider: Rider
  asked: number
  settle: (outcome: Exclude<Outcome, 'again'>) => void
}

/** See `round.ts`. */
type RunRound = (groups: Group[], wait: boolean) => Promise<Outcomes>

export class Rounds {
  #waiting: Waiting[] = []
  /** days, each with its property, that a round of this process is at work on */
  readonly #busy = new Set<string>()
  #underWay = 0

  readonly #call = whenAllArrived(() => {
    while (this.#underWay < AT_ONCE && this.#depart());
  })
  readonly #run: RunRound

  constructor(run: RunRound) {
    this.#run = run
  }

  /** Undefined: it is no work for a round, and has to be booked alone. */
  async join(rider: Rider): Promise<Booked | undefined> {
    const { promise, resolve } = Promise.withResolvers<Exclude<Outcome, 'again'>>()
    this.#waiting.push({ rider, asked: performance.now(), settle: resolve })
    this.#call()
    const outcome = await promise
    if (outcome === 'alone') return undefined
    if ('error' in outcome) throw outcome.error
    return outcome.booked
  }

  /** False: nobody is there who could come. */
  #depart(): boolean {
    const aboard: Waiting[] = []
    const left: Waiting[] = []
    const now = performance.now()
    for (const one of this.#waiting) {
      if (now - one.asked > PATIENCE_MS) one.settle({ error: unavailable(BUSY) })
      else (aboard.length < MOST && this.#isFree(one.rider) ? aboard : left).push(one)
    }
    this.#waiting = left
    if (aboard.length === 0) return false
    const bySeat = new Map(aboard.map((one) => [one.rider, one]))
    void this.#drive(groupsOf([...bySeat.keys()]), bySeat)
    return true
  }

  #isFree({ setup, stretch }: Rider): boolean {
    return !dayKeys(setup.property_id, stretch).some((key) => this.#busy.has(key))
  }

  async #drive(groups: Group[], aboard: Map<Rider, Waiting>, wait = false): Promise<void> {
    for (const key of groups.flatMap((one) => dayKeys(one.property, one))) this.#busy.add(key)
    // who waits for a lock holds up nobody else
    if (!wait) this.#underWay++
    const outcomes = await this.#run(groups, wait)
    if (!wait) this.#underWay--
    for (const group of groups) {
      if (group.riders.every((rider) => outcomes.has(rider))) this.#arrive(group, aboard, outcomes)
      else void this.#drive([group], aboard, true)
    }
    this.#call()
  }

  #arrive(group: Group, aboard: Map<Rider, Waiting>, outcomes: Outcomes): void {
    for (const key of dayKeys(group.property, group)) this.#busy.delete(key)
    const again: Waiting[] = []
    for (const rider of group.riders) {
      const [one, outcome] = [aboard.get(rider), outcomes.get(rider)]
      if (!one || outcome === undefined) continue
      if (outcome === 'again') again.push(one)
      else one.settle(outcome)
    }
    // they have waited longest
    this.#waiting.unshift(...again)
  }
}
