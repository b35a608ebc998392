/**
 * What the operations mean, by sections 2 to 7 of the booking rules, on a list in memory: a function from a state to
 * an outcome.
 */
import { book, giveBack, takeHold, walkIn } from './bookings.ts'
import { change } from './changes.ts'
import { freedByChange, freedBySetup } from './freed.ts'
import type { Operation } from './operations.ts'
import type { Done, Known, Outcome } from './outcome.ts'
import { afterChange } from './setup-change.ts'
import { entryOf, withEntry, withoutHold, type Entry, type State } from './state.ts'

type OfOne = Exclude<Operation, { verb: 'setup' | 'hold' | 'give_back' }>

function doneBy(state: State, operation: OfOne, before: Entry | undefined, known: Known): Done {
  if (operation.verb === 'book') return book(state, operation.body, operation.email, known)
  if (operation.verb === 'walk_in') return walkIn(state, operation.body, known)
  return before ? change(state, before, operation, known) : { refused: 404 }
}

/** What an operation does in a state: what comes after it, and what it gives back. */
export function perform(state: State, operation: Operation, known: Known): Outcome {
  if (operation.verb === 'setup')
    return { next: afterChange(state, operation.change, known.id), freed: freedBySetup(operation.change) }
  if (operation.verb === 'hold') return takeHold(state, operation.body, known)
  if (operation.verb === 'give_back') return giveBack(state, operation.key)
  const before = 'id' in operation ? entryOf(state, operation.id) : undefined
  const done = doneBy(state, operation, before, known)
  if (!('changed' in done)) return done
  const entry = { ...done.changed, version: (before?.version ?? 0) + 1 }
  const held = operation.verb === 'book' && state.holds.find(({ key }) => key === operation.body.hold_id)
  const next = withEntry(held ? withoutHold(state, held.id) : state, entry)
  return { next, entry, freed: before ? freedByChange(state, operation, before, entry) : [] }
}
