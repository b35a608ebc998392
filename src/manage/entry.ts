import type { Instant } from '../kernel/time.ts'
import type { Texts } from '../languages/en.ts'
import type { PropertyRow } from '../properties/store.ts'
import type { ReservationRow } from '../reservations/store.ts'
import type { Entry } from './calendar.ts'
import { calendarUid, type WithKeys } from './link.ts'

/** What a calendar says of a reservation. */
type Noted = Pick<ReservationRow, 'id' | 'version' | 'status' | 'zone' | 'start_at' | 'end_at' | 'pax'> & {
  service: { name: string }
}

interface Written {
  property: PropertyRow
  noted: Noted
  at: Instant
  /** where the guest manages it */
  url: string
  t: Texts
  /** whom calendars take it from; default: the restaurant's own address */
  sender?: string | undefined
}

/** A reservation as an entry of the guest's calendar. */
export function entryOf(ctx: WithKeys, { property, noted, at, url, t, sender }: Written): Entry {
  const { id, version, status, zone, start_at, end_at, pax, service } = noted
  const { name, address, zip, city, phone } = property
  const email = sender ?? property.email
  const place = [address, [zip, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const about = [
    `${t.people(pax)} · ${service.name}`,
    phone && `${t.phone}: ${phone}`,
    `${t.manage_this}: ${url}`,
  ]
  return {
    uid: calendarUid(ctx, { property: property.id, id }),
    version,
    status,
    zone,
    start_at,
    end_at,
    at,
    summary: name,
    description: about.filter(Boolean).join('\n'),
    location: [name, place].filter(Boolean).join(', '),
    url,
    organizer: email ? { name, email } : undefined,
  }
}
