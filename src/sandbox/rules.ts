import { fieldRefusal, Refusal } from '../kernel/refusal.ts'
import { dayOf, toInstant, toLocalDateTime, type Instant } from '../kernel/time.ts'

const DAY = 86_400
const HALF_MINUTE = 30

/** A sandbox as its end and its clock are decided by; instants are real, by the database's clock. */
export interface SandboxRow {
  zone: string
  created_at: Instant
  expires_at: Instant
  now: Instant
  /** seconds by which its own clock is ahead */
  clock_offset: number
}

export interface ExtensionLimits {
  /** what is given when no number of days is asked for */
  days: number
  /** how long it can live, from its creation */
  most: number
}

/** Until when the sandbox lives then: never shorter than before, and no longer than it may. */
export function extendedUntil(
  { zone, created_at, expires_at, now }: SandboxRow,
  asked: number | undefined,
  { days, most }: ExtensionLimits,
): Instant {
  const latest = created_at + most * DAY
  const left = Math.floor((latest - now) / DAY)
  const end = toLocalDateTime(zone, latest)
  if (latest <= Math.max(now, expires_at + HALF_MINUTE))
    throw new Refusal(
      'state_conflict',
      `A sandbox can live for ${most} days from its creation, until ${end}. Create a new client for a new one.`,
    )
  if (asked !== undefined && now + asked * DAY > latest)
    throw new Refusal(
      'state_conflict',
      `A sandbox can live for ${most} days from its creation, until ${end}: ask for at most ${left} days, or leave days out.`,
    )
  return Math.max(expires_at, Math.min(now + (asked ?? days) * DAY, latest))
}

const [FIRST_YEAR, LAST_YEAR] = [2000, 2099]

/** The instant that a local date-time names; of one that occurs twice the first. */
export function instantOf(zone: string, local: string): Instant {
  const year = Number(local.slice(0, 4))
  if (year < FIRST_YEAR || year > LAST_YEAR)
    throw fieldRefusal('validation', 'now', `must be in the years from ${FIRST_YEAR} to ${LAST_YEAR}`)
  const [hours, minutes, seconds] = local.slice(11).split(':').map(Number)
  const at = toInstant(zone, dayOf(local.slice(0, 10)), (hours ?? 0) * 60 + (minutes ?? 0))
  if (at === undefined)
    throw fieldRefusal(
      'validation',
      'now',
      `${local} does not exist in ${zone}: the clocks are put forward then. Send a time before or after that`,
    )
  return at + (seconds ?? 0)
}
