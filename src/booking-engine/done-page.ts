/** Step 3, and pages with nothing but a message. */
import { html } from 'ghtml'
import { dayOf } from '../kernel/time.ts'
import type { Texts } from '../languages/en.ts'
import type { Status } from '../reservations/status.ts'
import type { ReservationRow } from '../reservations/store.ts'
import { contactLines } from './choose-page.ts'
import { formatDay, formatTimeText } from './format.ts'
import type { House } from './house.ts'
import { outward, paragraphs, type GuestPage } from './layout.ts'

const CONFIRMED = 'done_confirmed'
const OVER = 'done_over'

const STANDS = {
  CONFIRMED,
  PREPAY: CONFIRMED,
  ACCEPTED: 'done_accepted',
  WAITING: 'done_request',
  CANCELLED: OVER,
  REJECTED: OVER,
  EXPIRED: OVER,
} as const satisfies Record<Status, keyof Texts>

/** What the guest is told of a reservation as it is now. */
export function standOf(
  { t }: House,
  { status, waiting_list }: ReservationRow,
): { title: string; text: string } {
  if (status === 'CANCELLED') return { title: t.cancelled, text: t.cancelled_text }
  const stand = status === 'WAITING' && waiting_list ? 'done_waiting' : STANDS[status]
  return { title: t[stand], text: t[`${stand}_text`] }
}

/** `manage`: the guest's own link to the reservation. */
export function donePage(house: House, reservation: ReservationRow, form: string, manage: string): GuestPage {
  const { t, links } = house
  const { title, text } = standOf(house, reservation)
  return {
    title,
    kind: 'done',
    personal: true,
    here: { page: 'booking/done', wish: { form } },
    body: html`<p class="lead">${text}</p>
      !${factsOf(house, reservation)}
      <p class="no-print"><a class="button" href="${manage}" !${outward(house)}>${t.manage_this}</a></p>
      <p class="hint no-print">${t.manage_keep}</p>
      !${contactLines(house)}
      <p class="go no-print"><a href="${links.to('booking/new')}">${t.book_another}</a></p>`,
  }
}

export function factsOf({ t, locale, property }: House, reservation: ReservationRow): string {
  const { id, pax, start_date, start_hour, service, customer, special_request } = reservation
  const where = [property.address, [property.zip, property.city].filter(Boolean).join(' ')].filter(Boolean)
  const row = (name: string, value: string) =>
    value === ''
      ? ''
      : html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`
  return html`<dl class="sheet facts">
    !${row(t.when, `${formatDay(locale, dayOf(start_date))}, ${formatTimeText(locale, start_hour)}`)}
    !${row(t.guests, t.people(pax))} !${row(t.service, service.name)}
    !${row(t.name, `${customer.first_name} ${customer.last_name}`.trim())} !${row(t.wish, special_request)}
    !${row(t.address, where.join(', '))} !${row(t.number, String(id))}
  </dl>`
}

export function blockedPage(house: House): GuestPage {
  const { t } = house
  const own = house.own('blocked')
  return {
    title: t.blocked,
    kind: 'message',
    personal: true,
    body: html`!${own ? paragraphs(own) : html`<p>${t.blocked_text}</p>`} !${contactLines(house)}`,
  }
}

/** A page that says one thing, and how to reach the restaurant. */
export function messagePage(house: House, title: string, text: string): GuestPage {
  const { t, links } = house
  return {
    title,
    kind: 'message',
    personal: true,
    body: html`<p>${text}</p>
      !${contactLines(house)}
      <p class="go"><a href="${links.to('booking/new')}">${t.book_a_table}</a></p>`,
  }
}
