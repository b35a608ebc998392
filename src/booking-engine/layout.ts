/** The one layout of the pages for guests. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html } from 'ghtml'
import { LANGUAGES, TEXTS } from '../languages/texts.ts'
import { accentsOf, DEFAULT_COLOR } from './color.ts'
import type { House, Speech } from './house.ts'
import { asOrigins } from './frames.ts'
import { logoImage } from './photos.ts'
import type { PageName, Wish } from './links.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const versionOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const STYLE = read('style.css')
export const SCRIPT = read('enhance.js')
const STYLE_VERSION = versionOf(STYLE + accentsOf.toString())
export const SCRIPT_PATH = `/book/enhance-${versionOf(SCRIPT)}.js`

/** Loaded inside of frames only. */
export const FRAME_SCRIPT = read('frame.js')
export const FRAME_SCRIPT_PATH = `/book/frame-${versionOf(FRAME_SCRIPT)}.js`

export const stylePath = (color: string): string =>
  `/book/style/${STYLE_VERSION}/${color.slice(1).toLowerCase()}.css`

/** The style sheet in a restaurant's colour: no page has styles of its own, which the policy refuses. */
export function styleIn(color: string): string {
  const { light, dark } = accentsOf(color)
  return `:root{--accent:light-dark(${light.accent},${dark.accent});--on-accent:light-dark(${light.ink},${dark.ink})}\n${STYLE}`
}

export interface GuestPage {
  title: string
  /** HTML that is escaped already */
  body: string
  /** above the title; HTML that is escaped already */
  hero?: string
  /** where the same page is in another language; undefined: nowhere */
  here?: { page: PageName; wish?: Wish }
  /** about one guest: never for a search engine */
  personal?: boolean
  /** classes of the main part */
  kind?: string
}

/** A page of a restaurant. */
export function housePage(house: House, page: GuestPage): string {
  const { property, links, t, base, language, logo, frame, color } = house
  const { here, kind = '', hero = '' } = page
  return documentOf(house, {
    title: `${page.title} · ${property.name}`,
    color,
    framed: frame !== undefined,
    noindex: property.sandbox || page.personal === true,
    body: html`!${property.sandbox ? html`<p class="sandbox">${t.sandbox}</p>` : ''}
      <header>
        <p class="!${logo ? 'house with-logo' : 'house'}">
          <a href="${links.to('welcome')}">!${logoImage(house, logo)}<span>${property.name}</span></a>
        </p>
        !${property.city ? html`<p class="town">${property.city}</p>` : ''}
      </header>
      <main id="main" tabindex="-1" class="${kind}">
        !${hero}
        <h1>${page.title}</h1>
        !${page.body}
      </main>
      <footer>!${here ? languageLinks(house, here) : ''}</footer>
      <script type="module" src="${base}${SCRIPT_PATH}" data-lang="${language}"></script>
      !${frame === undefined ? '' : frameScript(house)}`,
  })
}

const frameScript = ({ base, property }: House): string =>
  html`<script
    type="module"
    src="${base}${FRAME_SCRIPT_PATH}"
    data-ancestors="${asOrigins(property.settings.frame_ancestors ?? []).join(' ')}"
  ></script>`

/** A page without a restaurant. */
export function barePage(speech: Speech, { title, body }: Pick<GuestPage, 'title' | 'body'>): string {
  return documentOf(speech, {
    title,
    color: DEFAULT_COLOR,
    noindex: true,
    body: html`<main id="main" tabindex="-1" class="bare">
      <h1>${title}</h1>
      !${body}
    </main>`,
  })
}

interface Document {
  title: string
  color: string
  /** inside another website */
  framed?: boolean
  noindex: boolean
  body: string
}

function documentOf(
  { base, language, t }: Speech,
  { title, color, framed, noindex, body }: Document,
): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        !${noindex ? '<meta name="robots" content="noindex" />' : ''}
        <title>${title}</title>
        <link rel="stylesheet" href="${base}${stylePath(color)}" />
        <link rel="icon" href="data:," />
      </head>
      <body class="!${framed ? 'framed' : ''}">
        <a class="skip" href="#main">${t.skip}</a>
        !${body}
      </body>
    </html>`
}

function languageLinks(
  { links, language, t }: House,
  { page, wish = {} }: NonNullable<GuestPage['here']>,
): string {
  return html`<nav aria-label="${t.languages}">
    <ul class="languages">
      !${LANGUAGES.map(
        (one) =>
          html`<li>
            <a
              href="${links.to(page, wish, one)}"
              lang="${one}"
              hreflang="${one}"
              !${one === language ? 'aria-current="true"' : ''}
              >${TEXTS[one].language}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

/** Of links that lead out of a frame: to other websites, and to addresses that a guest should see and keep. */
export const outward = ({ frame }: House): string => (frame === undefined ? '' : 'target="_blank"')

export const hiddenFields = (fields: [string, string][]): string =>
  fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`).join('')

/** A text of the restaurant, in its paragraphs. */
export const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p class="own">${part.trim()}</p>`)
    .join('')

export interface Notice {
  title: string
  text: string
}

/** What the guest has to know before anything else on the page; screen readers read it out. */
export const noticeBox = (notice: Notice | undefined): string =>
  notice
    ? html`<div class="notice" role="alert" tabindex="-1" autofocus>
        <h2>${notice.title}</h2>
        <p>${notice.text}</p>
      </div>`
    : ''
