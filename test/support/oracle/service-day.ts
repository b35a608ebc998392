/** When a service runs, by sections 1 and 7 of the booking rules. Minutes count from midnight of the service day. */
import { daysAfter, hourOf, minutesOf, weekdayOf } from './clock.ts'
import type { Limits, Restaurant, Service } from './restaurant.ts'

/** On some service day. */
export interface Hours {
  opens: number
  /** above 1440: on the next day */
  closes: number
}

const specialDay = ({ special_days }: Restaurant, service: Service, date: string) =>
  special_days.find((one) => one.service_id === service.id && one.date === date)

function hoursBetween(start_time: string, end_time: string): Hours {
  const [opens, until] = [minutesOf(start_time), minutesOf(end_time)]
  return { opens, closes: until > opens ? until : until + 1440 }
}

const usualHours = ({ start_time, end_time }: Service) => hoursBetween(start_time, end_time)

/** The hours of a service day on which it runs. */
export function hoursOn(restaurant: Restaurant, service: Service, date: string): Hours {
  const special = specialDay(restaurant, service, date)
  return hoursBetween(special?.start_time ?? service.start_time, special?.end_time ?? service.end_time)
}

/** The start times of a service day on which it runs. */
export function slotsOn(restaurant: Restaurant, service: Service, date: string): number[] {
  const special = specialDay(restaurant, service, date)
  const { opens, closes } = hoursOn(restaurant, service, date)
  const given = special?.slots ?? (special?.slot_interval ? null : service.slots)
  const interval = special?.slot_interval ?? service.slot_interval
  const listed = given?.map(minutesOf)
  const slots: number[] = []
  for (let minute = opens; minute < closes; minute++) {
    const derived = (minute - opens) % interval === 0 && minute <= closes - service.average_stay
    if (listed ? listed.includes(minute % 1440) : minute === opens || derived) slots.push(minute)
  }
  return slots
}

/** A special day runs whatever weekday and season say. */
export function runsOn(restaurant: Restaurant, service: Service, date: string): boolean {
  const special = specialDay(restaurant, service, date)
  if (special) return !special.closed
  if (service.valid_from !== null && date < service.valid_from) return false
  if (service.valid_to !== null && date > service.valid_to) return false
  return service.days_of_week.includes(weekdayOf(date))
}

export function limitsOn(restaurant: Restaurant, service: Service, date: string): Limits {
  const special = specialDay(restaurant, service, date)
  return {
    max_covers: special?.max_covers ?? service.max_covers,
    max_covers_per_slot: special?.max_covers_per_slot ?? service.max_covers_per_slot,
  }
}

export interface Moment {
  service_day: string
  /** undefined: outside the hours */
  minute: number | undefined
}

export const isWithin = ({ opens, closes }: Hours, minute: number) => opens <= minute && minute < closes

/**
 * The service day to which a start belongs: its date when the service is open then, else the day before when that
 * one's service is. A time outside belongs to the day whose usual hours would hold it, else to its date.
 */
export function momentOf(restaurant: Restaurant, service: Service, date: string, hour: string): Moment {
  const moments = [
    { service_day: date, minute: minutesOf(hour) },
    { service_day: daysAfter(date, -1), minute: minutesOf(hour) + 1440 },
  ]
  const open = moments.find(
    ({ service_day, minute }) =>
      runsOn(restaurant, service, service_day) && isWithin(hoursOn(restaurant, service, service_day), minute),
  )
  if (open) return open
  const usual = moments.find(({ minute }) => isWithin(usualHours(service), minute))
  return { service_day: usual?.service_day ?? date, minute: undefined }
}

/** Who walks in may come an hour before and after the hours: of that date's service, yesterday's, or tomorrow's. */
export function walkInMoment(restaurant: Restaurant, service: Service, date: string, hour: string): Moment {
  const within = momentOf(restaurant, service, date, hour)
  if (within.minute !== undefined) return within
  const near = [0, -1, 1].map((days) => ({
    service_day: daysAfter(date, days),
    minute: minutesOf(hour) - days * 1440,
  }))
  const found = near.find(({ service_day, minute }) => {
    const { opens, closes } = hoursOn(restaurant, service, service_day)
    return (
      runsOn(restaurant, service, service_day) && isWithin({ opens: opens - 60, closes: closes + 60 }, minute)
    )
  })
  return found ?? within
}

/** The start times on a calendar day, as `HH:mm:ss`: of the service that begins then, and of the evening before. */
export function startsOn(restaurant: Restaurant, service: Service, date: string): string[] {
  const today = slotsOn(restaurant, service, date)
  const yesterday = slotsOn(restaurant, service, daysAfter(date, -1))
  return Array.from({ length: 1440 }, (_, minute) => hourOf(minute)).filter((hour) => {
    const { service_day, minute } = momentOf(restaurant, service, date, hour)
    return minute !== undefined && (service_day === date ? today : yesterday).includes(minute)
  })
}

/** The slot in whose stretch `[slot, next slot)` a minute lies; undefined before the first. */
export function slotAt(slots: number[], minute: number): number | undefined {
  return slots.filter((slot) => slot <= minute).at(-1)
}
