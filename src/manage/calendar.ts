/** A reservation as guests put it into their calendars (RFC 5545): with its zone, and the same UID for its whole life. */
import makeCalendar, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import type { Instant } from '../kernel/time.ts'
import { isEnded, type Status } from '../reservations/status.ts'

export interface Entry {
  uid: string
  /** grows with each change of the reservation */
  version: number
  status: Status
  zone: string
  start_at: Instant
  end_at: Instant
  /** when this was written */
  at: Instant
  summary: string
  description: string
  location: string
  /** where the guest manages the reservation */
  url: string
  /** who it is from, where that is known */
  organizer?: { name: string; email: string } | undefined
}

/** How it is meant: for whoever opens the file, or for the calendar of whoever gets the mail. */
export type Method = 'PUBLISH' | 'REQUEST' | 'CANCEL'

/** A text of somebody's as one that cannot begin another line; the library escapes what else has a meaning. */
const plain = (text: string): string => text.replace(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/gu, ' ').trim()
const line = (text: string): string => plain(text).replace(/\s+/g, ' ')

/** `guest` is invited where the method asks for somebody: as one who has said yes and is asked for nothing. */
export function writeCalendar(entry: Entry, method: Method, guest?: { name: string; email: string }): string {
  const { organizer } = entry
  // an instant says the same without rules, where the zone has none
  const zone = blockOf(entry.zone) ? entry.zone : 'UTC'
  const when = (at: Instant) => (zone === 'UTC' ? instant(at) : instant(at).toZonedDateTimeISO(zone))
  const calendar = makeCalendar({
    prodId: { company: 'OctoTable', product: 'reservations' },
    method: ICalCalendarMethod[method],
    timezone: zone === 'UTC' ? null : { name: null, generator: blockOf },
  })
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.version,
    stamp: instant(entry.at),
    start: when(entry.start_at),
    end: when(entry.end_at),
    timezone: zone === 'UTC' ? null : zone,
    status: ICalEventStatus[statusOf(entry.status)],
    summary: line(entry.summary),
    description: plain(entry.description),
    location: line(entry.location),
    url: entry.url,
    organizer: organizer ? { name: line(organizer.name), email: organizer.email } : null,
  })
  if (guest && method !== 'PUBLISH')
    event.createAttendee({
      name: line(guest.name),
      email: guest.email,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    })
  return `${calendar.toString()}\r\n`
}

const instant = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(Math.round(at * 1000))

/** What the restaurant has not promised yet, or the guest not confirmed, is tentative. */
function statusOf(status: Status): keyof typeof ICalEventStatus {
  if (isEnded(status)) return 'CANCELLED'
  return status === 'CONFIRMED' ? 'CONFIRMED' : 'TENTATIVE'
}

const blocks = new Map<string, string | null>()

/** The zone's rules under the property's name for it, which the library may know by another one. */
function blockOf(zone: string): string | null {
  const known = blocks.get(zone)
  if (known !== undefined) return known
  const [found] = [tzlib_get_ical_block(zone)].flat()
  const block = found ? found.replace(/^TZID:.*$/m, `TZID:${zone}`) : null
  blocks.set(zone, block)
  return block
}
