/** Step 1: party, day, time, and room. */
import { html } from 'ghtml'
import type { Alternative } from '../kernel/refusal.ts'
import { dateOf, dayOf, minuteOf, timeOf, weekdayOf, type Day } from '../kernel/time.ts'
import {
  firstWeekday,
  formatDay,
  formatDayShort,
  formatMonth,
  formatNumber,
  formatTime,
  formatWeekday,
} from './format.ts'
import type { Typed } from './booking.ts'
import type { House } from './house.ts'
import { hiddenFields, noticeBox, paragraphs, type GuestPage, type Notice } from './layout.ts'
import type { Wish } from './links.ts'
import { monthAfter, monthBefore, type DayState, type Found, type ServiceTimes } from './search.ts'

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
export function contactLines({ property, t }: House): string {
  const { phone, email } = property
  return html`<ul class="contact">
    !${phone ? html`<li>${t.phone}: <a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></li>` : ''}
    !${email ? html`<li>${t.email}: <a href="mailto:${email}">${email}</a></li>` : ''}
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

const stateText = ({ t }: House, state: DayState): string =>
  ({
    free: t.day_free,
    waiting: t.day_waiting,
    full: t.day_full,
    closed: t.day_closed,
    not_open: t.day_not_open,
    past: t.day_not_open,
  })[state]

function calendar(view: ChooseView): string {
  const { house, found } = view
  const { t, locale } = house
  const { month, today, last } = found
  const first = firstWeekday(locale)
  const weekdays = Array.from({ length: 7 }, (_, n) => ((first + n - 1) % 7) + 1)
  const name = formatMonth(locale, month)
  return html`<section class="calendar" aria-labelledby="month">
    <h2>${t.day}</h2>
    <div class="months">
      !${monthLink(view, monthBefore(month), t.previous_month, month > today, '‹')}
      <p id="month" aria-live="polite">${name}</p>
      !${monthLink(view, monthAfter(month), t.next_month, monthAfter(month) <= last, '›')}
    </div>
    <table>
      <caption class="unseen">
        ${t.day} ${name}
      </caption>
      <thead>
        <tr>
          !${weekdays.map(
            (weekday) =>
              html`<th scope="col">
                <abbr title="${formatWeekday(locale, weekday, 'long')}"
                  >${formatWeekday(locale, weekday, 'short')}</abbr
                >
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        !${weeksOf(found, first).map(
          (week) =>
            html`<tr>
              !${week.map((cell) => (cell ? dayCell(view, cell) : '<td></td>'))}
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="legend" aria-hidden="true">
      <span class="free">${t.day_free}</span> <span class="none">${t.day_full}, ${t.day_closed}</span>
    </p>
    !${
      found.day === undefined
        ? html`<p class="none-left" role="status">${t.none_in_month(name, found.pax)}</p>`
        : ''
    }
  </section>`
}

function monthLink(
  { house, found }: ChooseView,
  to: Day,
  label: string,
  open: boolean,
  sign: string,
): string {
  if (!open) return html`<span class="month-off" aria-hidden="true">${sign}</span>`
  const { pax, room } = found
  const href = house.links.to('booking/new', { pax, month: dateOf(to).slice(0, 7), room })
  return html`<a
    class="month"
    href="${href}"
    id="${to < found.month ? 'previous' : 'next'}"
    aria-label="${label}"
    >${sign}</a
  >`
}

type DayCell = Found['days'][number]

/** The days in rows of seven, with empty cells before the first and after the last. */
function weeksOf({ days, month }: Found, first: number): (DayCell | undefined)[][] {
  const before = (weekdayOf(month) - first + 7) % 7
  const cells: (DayCell | undefined)[] = [...Array<undefined>(before).fill(undefined), ...days]
  while (cells.length % 7 > 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7))
}

function dayCell({ house, found }: ChooseView, { day, state }: DayCell): string {
  const { locale, links, t } = house
  const { pax, room, today } = found
  const number = formatNumber(locale, Number(dateOf(day).slice(8)))
  const chosen = day === found.day
  const marks = html`!${day === today ? ' aria-current="date"' : ''}`
  const label = `${formatDay(locale, day)}: ${stateText(house, state)}${chosen ? `, ${t.chosen}` : ''}`
  const classes = `day ${state}${chosen ? ' chosen' : ''}`
  if (state !== 'free' && state !== 'waiting')
    return html`<td !${marks}>
      <span class="${classes}"
        ><span aria-hidden="true">${number}</span><span class="unseen">${label}</span></span
      >
    </td>`
  const href = links.to('booking/new', { pax, date: dateOf(day), room })
  return html`<td !${marks}>
    <a class="${classes}" href="${href}" id="day-${dateOf(day)}" aria-label="${label}">${number}</a>
  </td>`
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
      <p><a href="${links.to('booking/new', { pax, date, room })}">${t.change}</a></p>
      !${contactLines(house)}`,
  }
}
