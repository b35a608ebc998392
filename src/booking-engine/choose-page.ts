/** Step 1: party, day, time, and room. */
import { html } from 'ghtml'
import type { Alternative } from '../kernel/refusal.ts'
import { dateOf, dayOf, minuteOf, timeOf, type Day } from '../kernel/time.ts'
import { formatDayShort, formatTime } from './format.ts'
import type { Typed } from './booking.ts'
import { calendar } from './calendar.ts'
import type { House } from './house.ts'
import { hiddenFields, noticeBox, paragraphs, type GuestPage, type Notice } from './layout.ts'
import type { Wish } from './links.ts'
import type { Found, ServiceTimes } from './search.ts'

/** A list of sizes stays a list that can be looked through. */
const MOST_LISTED = 30

export interface ChooseView {
  house: House
  found: Found
  wish: Wish
  formToken: string
  notice?: Notice | undefined
}

export function choosePage(view: ChooseView): GuestPage {
  const { house, found, wish, notice } = view
  const { date, month, room, pax } = wish
  return {
    title: house.t.choose,
    kind: 'choose',
    here: { page: 'booking/new', wish: { pax, date, month, room } },
    personal: date !== undefined || month !== undefined,
    body: html`!${noticeBox(notice)}
      <div id="step" data-live>
        !${partyForm(view)}
        !${found.never ? neverBox(house, found) : html`!${calendar(view)} !${timesPart(view)}`}
      </div>
      <p class="announcer" role="status" id="announcer"></p>`,
  }
}

function partyForm({ house, found, wish }: ChooseView): string {
  const { t, links } = house
  const { pax, largest } = found
  const listed = Math.max(1, Math.min(largest, MOST_LISTED))
  const sizes = Array.from({ length: listed }, (_, n) => n + 1)
  const option = (size: number, label: string) =>
    html`<option value="${size}" !${size === pax || (size > listed && pax > listed) ? 'selected' : ''}>
      ${label}
    </option>`
  const kept = links.fields({ date: wish.date, month: wish.month, room: wish.room })
  return html`<form class="party" method="get" action="${links.to('booking/new').split('?')[0]}">
    <label for="pax">${t.party}</label>
    <div class="row">
      <select id="pax" name="pax">
        !${sizes.map((size) => option(size, t.people(size)))}
        !${option(Math.max(listed + 1, pax), t.more_than(listed))}
      </select>
      !${hiddenFields(kept)}
      <button class="quiet">${t.show_days}</button>
    </div>
  </form>`
}

/** How to reach the restaurant where the page cannot help. */
export function contactLines({ property, t }: House, more = ''): string {
  const { phone, email } = property
  if (!phone && !email && !more) return ''
  return html`<ul class="contact">
    !${phone ? html`<li>${t.phone}: <a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></li>` : ''}
    !${email ? html`<li>${t.email}: <a href="mailto:${email}">${email}</a></li>` : ''} !${more}
  </ul>`
}

function neverBox(house: House, { never, pax }: Found): string {
  const { t } = house
  const large = never === 'party_too_large'
  const own = large ? house.own('large_party') : undefined
  return html`<section class="never" aria-labelledby="never">
    <h2 id="never">${large ? t.too_large(pax) : t.too_small}</h2>
    !${own ? paragraphs(own) : html`<p>${large ? t.too_large_text : t.too_small_text}</p>`}
    !${contactLines(house)}
  </section>`
}

function timesPart(view: ChooseView): string {
  const { house, found, wish, formToken } = view
  const { t, locale, links } = house
  const { day, services, days, pax, room } = found
  if (day === undefined) return ''
  const state = days.find((one) => one.day === day)?.state
  const date = formatDayShort(locale, day)
  const none = state === 'full' ? t.none_on_day(date, pax) : t.closed_on_day(date)
  return html`<section class="times" aria-labelledby="times" id="times-part">
    <h2 id="times" tabindex="-1">${t.time(date)}</h2>
    !${roomChips(view)} !${services.length === 0 ? html`<p class="none-left">${none}</p>` : ''}
    <form method="post" action="${links.to('booking/hold')}">
      !${hiddenFields([['form_token', formToken], ...links.fields({ pax, room, hold: wish.hold })])}
      !${services.map((one) => serviceTimes(view, one, day))}
      !${found.nearest.length > 0 ? nearestList(house, found.nearest) : ''}
    </form>
    !${
      services.length === 0 && found.nearest.length === 0
        ? html`<p>${t.no_nearest}</p>
            !${contactLines(house)}`
        : ''
    }
  </section>`
}

function roomChips({ house, found }: ChooseView): string {
  const { t, links } = house
  const { rooms, pax, day } = found
  if (rooms.length === 0 || day === undefined) return ''
  const chip = (id: number | undefined, name: string) =>
    html`<li>
      <a
        href="${links.to('booking/new', { pax, date: dateOf(day), room: id })}"
        id="room-${id ?? 'any'}"
        !${id === found.room ? 'aria-current="true"' : ''}
        >${name}</a
      >
    </li>`
  return html`<nav aria-label="${t.room}">
    <p class="label">${t.room}</p>
    <ul class="chips">
      !${chip(undefined, t.any_room)} !${rooms.map(({ id, name }) => chip(id, name))}
    </ul>
  </nav>`
}

const slotValue = (date: string, time: string, service: number, room?: number): string =>
  [date, time, service, room ?? ''].join(' ').trim()

function serviceTimes({ house, found }: ChooseView, { service, times }: ServiceTimes, day: Day): string {
  const { t, locale } = house
  const asks = service.confirmation_mode === 'WAITING_LIST' && found.pax > service.confirm_up_to
  const button = (minute: number, waiting: boolean) =>
    html`<li>
      <button name="slot" value="${slotValue(dateOf(day), timeOf(minute), service.id)}" class="slot">
        ${formatTime(locale, minute)}!${waiting ? html` <small>${t.waiting}</small>` : ''}
      </button>
    </li>`
  return html`<div class="service">
    <h3 id="service-${service.id}">${service.name}</h3>
    !${asks ? html`<p class="hint">${t.request_hint}</p>` : ''}
    !${times.some(({ waiting }) => waiting) ? html`<p class="hint">${t.waiting_hint}</p>` : ''}
    <ul class="slots" aria-labelledby="service-${service.id}">
      !${times.map(({ minute, waiting }) => button(minute, waiting))}
    </ul>
  </div>`
}

/** Buttons for other times, in a form of step 1. */
function nearestList(house: House, nearest: Alternative[]): string {
  const { t, locale, services } = house
  const nameOf = (id: number) => services.find((service) => service.id === id)?.name ?? ''
  return html`<div class="service nearest">
    <h3 id="nearest">${t.nearest}</h3>
    <ul class="slots wide" aria-labelledby="nearest">
      !${nearest.map(
        ({ start_date, start_hour, service_id }) =>
          html`<li>
            <button name="slot" value="${slotValue(start_date, start_hour, service_id)}" class="slot">
              ${formatDayShort(locale, dayOf(start_date))}, ${formatTime(locale, minuteOf(start_hour))}
              <small>${nameOf(service_id)}</small>
            </button>
          </li>`,
      )}
    </ul>
  </div>`
}

export interface AgainView {
  house: House
  wish: Wish
  formToken: string
  notice: Notice
  nearest: Alternative[]
  typed: Typed
}

const typedFields = ({ newsletter, ...texts }: Typed): [string, string][] => [
  ...Object.entries(texts),
  ...(newsletter ? [['newsletter', 'yes'] satisfies [string, string]] : []),
]

/** The time that was chosen is not to be had: the nearest ones, with everything that was typed. */
export function againPage({ house, wish, formToken, notice, nearest, typed }: AgainView): GuestPage {
  const { t, links } = house
  const { pax, room, date } = wish
  const isTyped = Object.values(typed).some(Boolean)
  const fields = [...links.fields({ pax, room }), ...(isTyped ? typedFields(typed) : [])]
  return {
    title: t.choose,
    kind: 'again',
    personal: true,
    body: html`!${noticeBox(notice)}
      <form method="post" action="${links.to('booking/hold')}">
        !${hiddenFields([['form_token', formToken], ...fields])}
        !${nearest.length > 0 ? nearestList(house, nearest) : html`<p>${t.no_nearest}</p>`}
      </form>
      <p class="go"><a href="${links.to('booking/new', { pax, date, room })}">${t.change}</a></p>
      !${contactLines(house)}`,
  }
}
