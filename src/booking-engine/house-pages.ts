/** The pages about the restaurant: welcome, and its services with their hours. */
import { html } from 'ghtml'
import { minuteOf } from '../kernel/time.ts'
import type { ServiceRow } from '../services/schema.ts'
import type { PictureRow } from '../pictures/store.ts'
import { contactLines } from './choose-page.ts'
import { firstWeekday, formatDate, formatTime, formatWeekday } from './format.ts'
import type { House } from './house.ts'
import { gallery, hero } from './photos.ts'
import { outward, paragraphs, type GuestPage } from './layout.ts'

/** Where to go on from here; `also` is another page. */
function actions({ links, t, services }: House, also?: { href: string; text: string }): string {
  const bookable = services.some(({ bookable: one, online }) => one && online)
  return html`<p class="actions">
    !${bookable ? html`<a class="button" href="${links.to('booking/new')}">${t.book_a_table}</a>` : ''}
    !${also ? html`<a class="button plain" href="${also.href}">${also.text}</a>` : ''}
  </p>`
}

/** What guests are told of: services that are not bookable at all are the staff's own. */
const shownServices = ({ services }: House): ServiceRow[] => services.filter(({ bookable }) => bookable)

export function welcomePage(house: House, photos: PictureRow[]): GuestPage {
  const { t, property, links } = house
  const text = house.own('welcome') ?? property.description ?? ''
  return {
    title: t.welcome,
    kind: 'welcome',
    here: { page: 'welcome' },
    hero: hero(house, photos[0]),
    body: html`!${paragraphs(text)}
      !${actions(house, { href: links.to('booking/home'), text: t.opening_hours })}
      <section aria-labelledby="hours">
        <h2 id="hours">${t.opening_hours}</h2>
        !${hoursList(house)}
      </section>
      !${whereToFind(house)} !${contact(house)}`,
  }
}

function hoursList(house: House): string {
  const { t, locale } = house
  const services = shownServices(house)
  if (services.length === 0) return html`<p>${t.no_hours}</p>`
  return html`<dl class="hours">
    !${services.map(
      (service) =>
        html`<div>
          <dt>${service.name}</dt>
          <dd>${daysText(house, service)}, ${hoursText(locale, t, service)}</dd>
        </div>`,
    )}
  </dl>`
}

const hoursText = (locale: string, t: House['t'], { start_time, end_time }: ServiceRow): string =>
  t.from_to(formatTime(locale, minuteOf(start_time)), formatTime(locale, minuteOf(end_time)))

/** Days in the order of the guest's week, neighbours drawn together: Tue–Fri, Sun. */
function daysText({ t, locale }: House, { days_of_week }: ServiceRow): string {
  if (days_of_week.length === 7) return t.every_day
  const first = firstWeekday(locale)
  const inOrder = Array.from({ length: 7 }, (_, n) => ((first + n - 1) % 7) + 1)
  const runs: number[][] = []
  for (const day of inOrder) {
    if (!days_of_week.includes(day)) runs.push([])
    else if (runs.length === 0) runs.push([day])
    else runs.at(-1)?.push(day)
  }
  const name = (day: number | undefined) => formatWeekday(locale, day ?? 1, 'short')
  return runs
    .filter((run) => run.length > 0)
    .map((run) => {
      if (run.length < 3) return run.map(name).join(', ')
      return `${name(run[0])} – ${name(run.at(-1))}`
    })
    .join(', ')
}

function whereToFind(house: House): string {
  const { t, property } = house
  const { address, zip, city, latitude, longitude } = property
  const town = [zip, city].filter(Boolean).join(' ')
  const lines = [address, town].filter(Boolean)
  if (lines.length === 0) return ''
  const wanted =
    latitude !== null && longitude !== null
      ? { mlat: String(latitude), mlon: String(longitude) }
      : { query: lines.join(', ') }
  const map = `https://www.openstreetmap.org/${'query' in wanted ? 'search' : ''}?${new URLSearchParams(wanted).toString()}`
  return html`<section aria-labelledby="where">
    <h2 id="where">${t.where}</h2>
    <address>!${lines.map((line) => html`<span>${line}</span>`)}</address>
    <p class="go no-print"><a href="${map}" rel="noopener noreferrer" !${outward(house)}>${t.map}</a></p>
  </section>`
}

/** Only addresses of the web: what else a restaurant has as its website is text. */
function webAddress(website: string): string | undefined {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(website) ? website : `https://${website}`)
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined
}

function contact(house: House): string {
  const { t, property } = house
  const { phone, email, website } = property
  if (!phone && !email && !website) return ''
  const address = website ? webAddress(website) : undefined
  const site = address
    ? html`<a href="${address}" rel="noopener" !${outward(house)}>${website}</a>`
    : html`${website}`
  return html`<section aria-labelledby="contact">
    <h2 id="contact">${t.contact}</h2>
    !${contactLines(house, website ? html`<li>${t.website}: !${site}</li>` : '')}
  </section>`
}

export function servicesPage(house: House, photos: PictureRow[]): GuestPage {
  const { t } = house
  const services = shownServices(house)
  return {
    title: t.opening_hours,
    kind: 'services',
    here: { page: 'booking/home' },
    hero: hero(house, photos[0]),
    body: html`!${services.length === 0 ? html`<p>${t.no_hours}</p>` : ''}
      <ul class="cards">
        !${services.map((service) => serviceCard(house, service))}
      </ul>
      !${actions(house)} !${gallery(house, photos.slice(1))}`,
  }
}

function serviceCard(house: House, service: ServiceRow): string {
  const { t, locale } = house
  const { name, online, confirmation_mode, valid_from, valid_to } = service
  const season = [
    valid_from && t.season_from(formatDate(locale, valid_from)),
    valid_to && t.season_until(formatDate(locale, valid_to)),
  ].filter(Boolean)
  return html`<li class="card">
    <h2>${name}</h2>
    <p>${daysText(house, service)}<br />${hoursText(locale, t, service)}</p>
    !${season.length > 0 ? html`<p class="hint">${season.join(' ')}</p>` : ''}
    !${online && confirmation_mode === 'WAITING_LIST' ? html`<p class="tag">${t.on_request}</p>` : ''}
    !${online ? '' : html`<p class="tag">${t.by_phone_only}</p>`}
  </li>`
}
