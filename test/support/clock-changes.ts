import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'

export interface ClockChange {
  day: Temporal.PlainDate
  /** by how much the clocks change */
  minutes: number
  /** the first moment after it */
  after: Temporal.ZonedDateTime
}

/** The next clock change after tomorrow. */
export function nextChange(zone: string, direction: 'forward' | 'back'): ClockChange {
  let at = Temporal.Now.zonedDateTimeISO(zone).add({ days: 2 })
  for (;;) {
    const after = at.getTimeZoneTransition('next')
    assert.ok(after, `${zone} changes its clocks`)
    const gained = after.offsetNanoseconds - after.subtract({ seconds: 1 }).offsetNanoseconds
    if (gained > 0 === (direction === 'forward'))
      return { day: after.toPlainDate(), minutes: Math.abs(gained) / 60e9, after }
    at = after
  }
}
