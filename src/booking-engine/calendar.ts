/** The month of step 1: which days have a table is seen before any of them is opened. */
import { html } from 'ghtml'
import { dateOf, weekdayOf, type Day } from '../kernel/time.ts'
import { firstWeekday, formatDay, formatMonth, formatNumber, formatWeekday } from './format.ts'
import type { House } from './house.ts'
import { monthAfter, monthBefore, type DayState, type Found } from './search.ts'

interface CalendarView {
  house: House
  found: Found
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

export function calendar(view: CalendarView): string {
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
  { house, found }: CalendarView,
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

/** The days in rows of seven, with empty cells before the first and after the last; weeks that are over are left out. */
function weeksOf({ days, month, today }: Found, first: number): (DayCell | undefined)[][] {
  const before = (weekdayOf(month) - first + 7) % 7
  const cells: (DayCell | undefined)[] = [...Array<undefined>(before).fill(undefined), ...days]
  while (cells.length % 7 > 0) cells.push(undefined)
  const weeks = Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7))
  const coming = weeks.filter((week) => week.some((cell) => cell && cell.day >= today))
  return coming.length > 0 ? coming : weeks
}

function dayCell({ house, found }: CalendarView, { day, state }: DayCell): string {
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
