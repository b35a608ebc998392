/** Step 2: who comes. */
import { html } from 'ghtml'
import { dayOf } from '../kernel/time.ts'
import type { Problem, Typed } from './booking.ts'
import { formatDay, formatTimeText } from './format.ts'
import type { Slot } from './links.ts'
import { requiredFields, type House } from './house.ts'
import { hiddenFields, paragraphs, type GuestPage } from './layout.ts'

export type Kind = 'booking' | 'request' | 'waiting'

export interface DetailsView {
  house: House
  slot: Slot
  kind: Kind
  /** seconds for which the table is still kept; undefined: it is not */
  left: number | undefined
  formToken: string
  typed: Typed
  problems: Problem[]
  /** seconds since the epoch at which the form was first shown */
  opened: number
}

/** The name that programs like to fill in. */
const TRAP = 'website'

export function detailsPage(view: DetailsView): GuestPage {
  const { house, slot } = view
  const { hold, ...wish } = slot
  return {
    title: house.t.details,
    kind: 'details',
    personal: true,
    here: { page: 'booking/new', wish: { ...wish, hold } },
    body: html`!${problemBox(view)} !${summary(view)} !${standing(view)} !${detailsForm(view)}`,
  }
}

function problemBox({ house, problems }: DetailsView): string {
  if (problems.length === 0) return ''
  return html`<div class="notice" role="alert" tabindex="-1" autofocus>
    <h2>${house.t.problems}</h2>
    <ul>
      !${problems.map(({ field, message }) =>
        field ? html`<li><a href="#${field}">${message}</a></li>` : html`<li>${message}</li>`,
      )}
    </ul>
  </div>`
}

function summary({ house, slot }: DetailsView): string {
  const { t, locale, links, services } = house
  const { pax, date, time, service, room, hold } = slot
  return html`<div class="summary">
    <p>
      <strong>${formatDay(locale, dayOf(date))}, ${formatTimeText(locale, time)}</strong><br />
      ${t.people(pax)} · ${services.find(({ id }) => id === service)?.name ?? ''}
    </p>
    <p class="go"><a href="${links.to('booking/new', { pax, date, room, hold })}">${t.change}</a></p>
  </div>`
}

/** What the guest has at this moment, and what not. */
function standing({ house, kind, left, slot }: DetailsView): string {
  const { t } = house
  const minutes = left === undefined ? 0 : Math.max(1, Math.ceil(left / 60))
  const words = Array.from({ length: 15 }, (_, n) => t.held(n + 1)).join('|')
  return html`!${kind === 'request' ? html`<p class="standing asks">${t.as_request}</p>` : ''}
  !${kind === 'waiting' ? html`<p class="standing asks">${t.as_waiting}</p>` : ''}
  !${
    left === undefined
      ? kind === 'waiting'
        ? ''
        : html`<p class="standing">${t.not_held}</p>`
      : html`<p
          class="standing"
          role="status"
          id="held"
          data-left="${Math.floor(left)}"
          data-words="${words}"
          data-over="${t.held_over}"
          data-hold="${slot.hold ?? ''}"
        >
          ${t.held(minutes)}
        </p>`
  }`
}

const SUBMIT = { booking: 'submit_booking', request: 'submit_request', waiting: 'submit_waiting' } as const

function detailsForm(view: DetailsView): string {
  const { house, slot, kind, formToken, opened, typed } = view
  const { t, links, property } = house
  const fields: [string, string][] = [
    ['form_token', formToken],
    ['opened', String(opened)],
    ...links.fields(slot),
  ]
  return html`<form class="sheet" method="post" action="${links.to('booking/details')}" novalidate data-once>
    !${hiddenFields(fields)} !${typedFields(view)}
    <div class="check">
      <input
        type="checkbox"
        id="newsletter"
        name="newsletter"
        value="yes"
        !${typed.newsletter ? 'checked' : ''}
      />
      <label for="newsletter">${t.newsletter(property.name)}</label>
    </div>
    <div class="trap" aria-hidden="true">
      <label for="${TRAP}">${t.leave_empty}</label>
      <input id="${TRAP}" name="${TRAP}" type="text" value="" tabindex="-1" autocomplete="off" />
    </div>
    !${privacy(house)}
    <button class="main">${t[SUBMIT[kind]]}</button>
  </form>`
}

function privacy(house: House): string {
  const { t, property } = house
  const own = house.own('privacy')
  if (!own) return html`<p class="hint">${t.privacy_text(property.name)}</p>`
  return html`<details class="privacy">
    <summary>${t.privacy}</summary>
    !${paragraphs(own)}
  </details>`
}

function typedFields(view: DetailsView): string {
  const { house, slot, problems, typed } = view
  const { t, services } = house
  const service = services.find(({ id }) => id === slot.service)
  const required = service ? requiredFields(service) : []
  const input = (name: TextName, label: string, type: string, autocomplete: string, needed: boolean) =>
    textField({ t, problems, name, label, type, autocomplete, needed, value: typed[name] })
  const last = required.includes('last_name')
  return html`<div class="pair">
      !${input('first_name', t.first_name, 'text', 'given-name', true)}
      !${input('last_name', t.last_name, 'text', 'family-name', last)}
    </div>
    <p class="hint" id="contact-hint">${t.contact_hint}</p>
    <div class="pair">
      !${input('email', t.email, 'email', 'email', required.includes('email'))}
      !${input('phone', t.phone, 'tel', 'tel', required.includes('phone'))}
    </div>
    !${requestField(view)}`
}

type TextName = Exclude<keyof Typed, 'newsletter' | 'special_request'>

interface TextField {
  t: House['t']
  problems: Problem[]
  name: TextName
  label: string
  type: string
  autocomplete: string
  needed: boolean
  value: string
}

/** Contact fields are said to be needed by the hint above both of them, where one is enough. */
function textField({ t, problems, name, label, type, autocomplete, needed, value }: TextField): string {
  const own = problems.find((problem) => problem.field === name)
  const contact = name === 'email' || name === 'phone'
  const notes = [contact ? 'contact-hint' : '', own ? `${name}-problem` : ''].filter(Boolean).join(' ')
  return html`<div class="field">
    <label for="${name}"
      >${label}!${needed || contact ? '' : html` <span class="optional">(${t.optional})</span>`}</label
    >
    !${own ? html`<p class="problem" id="${name}-problem">${own.message}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value}"
      !${needed ? 'required' : ''}
      !${notes ? html`aria-describedby="${notes}"` : ''}
      !${own ? 'aria-invalid="true"' : ''}
    />
  </div>`
}

function requestField({ house, problems, typed }: DetailsView): string {
  const { t } = house
  const own = problems.find(({ field }) => field === 'special_request')
  return html`<div class="field">
    <label for="special_request">${t.special_request} <span class="optional">(${t.optional})</span></label>
    <p class="hint" id="special_request-hint">${t.special_request_hint}</p>
    !${own ? html`<p class="problem" id="special_request-problem">${own.message}</p>` : ''}
    <textarea
      id="special_request"
      name="special_request"
      rows="3"
      aria-describedby="special_request-hint${own ? ' special_request-problem' : ''}"
      !${own ? 'aria-invalid="true"' : ''}
    >
${typed.special_request}</textarea>
  </div>`
}
