/** Calendar files as calendars read them. */
import assert from 'node:assert/strict'
import ICAL from 'ical.js'

export interface CalendarEvent {
  method: string
  uid: string
  sequence: number
  status: string
  /** of the start */
  tzid: string
  /** whose rules are in the file */
  zones: string[]
  /** on the wall */
  start: string
  end: string
  summary: string
  description: string
  location: string
  attendees: string[]
  /** of all properties, in alphabetical order */
  names: string[]
}

/** The one event of a file, which must be well-formed and have nothing else in it. */
export function oneEvent(text: string): CalendarEvent {
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `too long: ${line}`)
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const [event, ...others] = calendar.getAllSubcomponents('vevent')
  assert.ok(event && others.length === 0)
  const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '')
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    status: value('status'),
    tzid: String(event.getFirstProperty('dtstart')?.getParameter('tzid')),
    zones: calendar
      .getAllSubcomponents('vtimezone')
      .map((zone) => String(zone.getFirstPropertyValue('tzid'))),
    start: value('dtstart'),
    end: value('dtend'),
    summary: value('summary'),
    description: value('description'),
    location: value('location'),
    attendees: event.getAllProperties('attendee').map((one) => String(one.getFirstValue())),
    names: [...new Set(event.getAllProperties().map(({ name }) => name))].sort(),
  }
}
