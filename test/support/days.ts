import { Temporal } from 'temporal-polyfill'

/** Today at a property in that zone; tests count days from it, so that they never depend on the date. */
export const today = (zone = 'Europe/Rome'): string =>
  Temporal.Now.zonedDateTimeISO(zone).toPlainDate().toString()

export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** The next date from `days` ahead on that falls on an ISO weekday (1 = Monday). */
export function nextWeekday(weekday: number, days = 1): string {
  let date = Temporal.PlainDate.from(today()).add({ days })
  while (date.dayOfWeek !== weekday) date = date.add({ days: 1 })
  return date.toString()
}
