/** The pages of one reservation, for its guest. */
import { html } from 'ghtml'
import type { Acts } from '../manage/rules.ts'
import { dayOf, toWall, type Instant } from '../kernel/time.ts'
import type { ReservationRow } from '../reservations/store.ts'
import { choosePage, contactLines } from './choose-page.ts'
import { factsOf, standOf } from './done-page.ts'
import { formatDay, formatDayShort, formatTime, formatTimeText } from './format.ts'
import type { House } from './house.ts'
import { hiddenFields, noticeBox, type GuestPage, type Notice } from './layout.ts'
import type { Slot, Wish } from './links.ts'
import type { Found } from './search.ts'

export interface ManageView {
  /** with the links of the reservation's pages */
  house: House
  row: ReservationRow
  acts: Acts
  formToken: string
  notice?: Notice | undefined
  /** it was changed just now */
  changed?: boolean
}

/** `Friday 4 December, 18:00` */
const momentText = ({ locale }: House, { zone }: ReservationRow, at: Instant): string => {
  const { day, second } = toWall(zone, at)
  return `${formatDayShort(locale, day)}, ${formatTime(locale, Math.floor(second / 60))}`
}

export function managePage(view: ManageView): GuestPage {
  const { house, row, notice, changed = false } = view
  const { title, text } = standOf(house, row)
  const isChanged = changed && ['CONFIRMED', 'ACCEPTED', 'WAITING'].includes(row.status)
  return {
    title: isChanged ? house.t.changed : title,
    kind: 'manage',
    personal: true,
    here: { page: 'manage/show' },
    body: html`!${noticeBox(notice)}
      <p class="lead">${text}</p>
      !${confirmForm(view)} !${factsOf(house, row)} !${actions(view)} !${limits(view)} !${contactLines(house)}`,
  }
}

function confirmForm({ house, row, acts, formToken }: ManageView): string {
  const { t, links } = house
  if (!acts.confirm) return ''
  const until = row.expires_at === null ? '' : t.confirm_until(momentText(house, row, row.expires_at))
  return html`<form class="ask" method="post" action="${links.to('manage/confirm')}" data-once>
    !${hiddenFields([['form_token', formToken], ...links.fields({})])}
    <button class="main">${t.confirm_it}</button>
    !${until ? html`<p class="hint">${until}</p>` : ''}
  </form>`
}

function actions({ house, row, acts }: ManageView): string {
  const { t, links } = house
  const link = (href: string, label: string) => html`<a class="button plain" href="${href}">${label}</a>`
  const stands = row.status === 'CONFIRMED' || row.status === 'ACCEPTED'
  const shown = [
    acts.change === 'yes' ? link(links.to('manage/change'), t.change_it) : '',
    stands ? link(links.to('manage/calendar.ics'), t.add_to_calendar) : '',
    acts.cancel === 'yes' ? link(links.to('manage/cancel'), t.cancel_it) : '',
  ].filter(Boolean)
  return shown.length > 0 ? html`<p class="actions">!${shown}</p>` : ''
}

/** Until when what can be done, or could. */
function limits({ house, row, acts }: ManageView): string {
  const { t } = house
  const promised = row.status === 'CONFIRMED' || row.status === 'PREPAY'
  if (acts.change === 'late')
    return html`<p class="standing">${t.manage_late(momentText(house, row, acts.until))}</p>`
  if (promised && acts.change === 'yes')
    return html`<p class="hint">${t.manage_until(momentText(house, row, acts.until))}</p>`
  return row.waiting_list && acts.cancel === 'yes' ? html`<p class="hint">${t.manage_queued}</p>` : ''
}

/** Asks once more: a link that was touched by mistake cancels nothing. */
export function cancelPage({ house, row, formToken }: ManageView): GuestPage {
  const { t, links } = house
  return {
    title: t.cancel_check,
    kind: 'manage',
    personal: true,
    here: { page: 'manage/cancel' },
    body: html`!${row.waiting_list ? '' : html`<p class="lead">${t.cancel_check_text}</p>`}
      !${factsOf(house, row)}
      <form method="post" action="${links.to('manage/cancel')}" data-once>
        !${hiddenFields([['form_token', formToken], ...links.fields({})])}
        <p class="actions">
          <button>${t.cancel_now}</button>
          <a class="button plain" href="${links.to('manage/show')}">${t.change_back}</a>
        </p>
      </form>`,
  }
}

interface ChangeView {
  house: House
  row: ReservationRow
  found: Found
  wish: Wish
  formToken: string
  notice?: Notice | undefined
}

/** What it is now, and where to leave it so. */
const soFar = ({ house, row }: Pick<ChangeView, 'house' | 'row'>): string => {
  const { t, locale, links } = house
  return html`<div class="summary">
    <p>
      ${t.change_before}:
      <strong>${formatDay(locale, dayOf(row.start_date))}, ${formatTimeText(locale, row.start_hour)}</strong>
      · ${t.people(row.pax)}
    </p>
    <p class="go"><a href="${links.to('manage/show')}">${t.change_back}</a></p>
  </div>`
}

/** The days and times of a booking, for one that there is already. */
export function changePage(view: ChangeView): GuestPage {
  const { house, found, wish, formToken, notice } = view
  const page = choosePage({ house, found, wish, formToken })
  return {
    ...page,
    title: house.t.change_this,
    personal: true,
    body: html`!${noticeBox(notice)} !${soFar(view)} !${page.body}`,
  }
}

export function askPage({ house, row }: Pick<ChangeView, 'house' | 'row'>): GuestPage {
  const { t } = house
  return {
    title: t.change_ask,
    kind: 'message',
    personal: true,
    body: html`<p>${t.change_ask_text}</p>
      !${contactLines(house)} !${soFar({ house, row })}`,
  }
}

/** Shows both times before anything is changed. */
export function checkPage(house: House, row: ReservationRow, slot: Slot, formToken: string): GuestPage {
  const { t, links } = house
  const { pax, date, time, service, room } = slot
  const wanted = { pax, date, time, service, room }
  const was = { pax: row.pax, date: row.start_date, time: row.start_hour, service: row.service.id }
  return {
    title: t.change_check,
    kind: 'manage',
    personal: true,
    here: { page: 'manage/change', wish: wanted },
    body: html`<dl class="sheet facts">
        !${choiceRow(house, t.change_before, was)} !${choiceRow(house, t.change_after, wanted)}
      </dl>
      <form method="post" action="${links.to('manage/change')}" data-once>
        !${hiddenFields([['form_token', formToken], ...links.fields(wanted)])}
        <button class="main">${t.change_now}</button>
      </form>
      <p class="actions">
        <a class="button plain" href="${links.to('manage/change', { pax, date, room })}">${t.change_other}</a>
        <a class="button plain" href="${links.to('manage/show')}">${t.change_back}</a>
      </p>`,
  }
}

function choiceRow({ t, locale, services }: House, name: string, { pax, date, time, service }: Slot): string {
  const when = `${formatDay(locale, dayOf(date))}, ${formatTimeText(locale, time)}`
  return html`<div>
    <dt>${name}</dt>
    <dd>${when}<br />${t.people(pax)} · ${services.find(({ id }) => id === service)?.name ?? ''}</dd>
  </div>`
}
