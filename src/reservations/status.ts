/** The status of a reservation: one table of what may become what (booking rules, section 6). */

export const STATUSES = [
  'WAITING',
  'ACCEPTED',
  'CONFIRMED',
  'REJECTED',
  'EXPIRED',
  'PREPAY',
  'CANCELLED',
] as const
export type Status = (typeof STATUSES)[number]

/** What somebody may decide; expiry is the system's. */
export const DECISIONS = ['ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED'] as const
export type DecidedStatus = (typeof DECISIONS)[number]

const TRANSITIONS = {
  WAITING: ['ACCEPTED', 'CONFIRMED', 'REJECTED', 'CANCELLED', 'EXPIRED'],
  ACCEPTED: ['CONFIRMED', 'CANCELLED', 'EXPIRED'],
  PREPAY: ['CONFIRMED', 'CANCELLED', 'EXPIRED'],
  CONFIRMED: ['CANCELLED'],
  CANCELLED: [],
  REJECTED: [],
  EXPIRED: [],
} as const satisfies Record<Status, readonly Status[]>

export const mayBecome = (from: Status, to: Status): boolean => TRANSITIONS[from].some((next) => next === to)

/** Statuses in which the reservation is over: nothing of it can be changed any more. */
const ENDED: readonly Status[] = ['CANCELLED', 'REJECTED', 'EXPIRED']
export const isEnded = (status: Status): boolean => ENDED.includes(status)

export const isDecision = (text: string): text is DecidedStatus => DECISIONS.some((one) => one === text)

/** What a guest decides, who was asked to confirm or cannot come; all else is for the staff to say. */
export const isGuestsDecision = (from: Status, to: DecidedStatus): boolean =>
  to === 'CANCELLED' || (from === 'ACCEPTED' && to === 'CONFIRMED')
