/** The one layout of all pages: server-rendered, without scripts, readable on a phone. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html } from 'ghtml'

export const STYLE = readFileSync(new URL('style.css', import.meta.url), 'utf8')
const VERSION = createHash('sha256').update(STYLE).digest('hex').slice(0, 12)
export const STYLE_PATH = `/account/style-${VERSION}.css`

export interface Page {
  title: string
  /** HTML that is escaped already */
  body: string
}

export interface Frame {
  /** the path under which the server is reached, without a slash at its end */
  base: string
  /** of the forms on a page for somebody who is signed in: it has links to the account at its top */
  formToken: string | undefined
}

export function layout({ title, body }: Page, { base, formToken }: Frame): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · OctoTable</title>
        <link rel="stylesheet" href="${base}${STYLE_PATH}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <div class="bar">
            <p class="brand">OctoTable</p>
            !${formToken ? navigation(base, formToken) : ''}
          </div>
        </header>
        <main id="main" tabindex="-1">
          <h1>${title}</h1>
          !${body}
        </main>
      </body>
    </html>`
}

function navigation(base: string, formToken: string): string {
  return html`<nav aria-label="Account">
      <ul>
        <li><a href="${base}/account">Account</a></li>
        <li><a href="${base}/account/connections">Connections</a></li>
        <li><a href="${base}/account/sessions">Sessions</a></li>
        <li><a href="${base}/account/password">Password</a></li>
      </ul>
    </nav>
    <form method="post" action="${base}/account/sign-out">
      !${hiddenToken(formToken)}
      <button class="quiet">Sign out</button>
    </form>`
}

/** What shows that a form is ours; in each one that is posted. */
export const hiddenToken = (formToken: string): string =>
  html`<input type="hidden" name="form_token" value="${formToken}" />`

export interface Problem {
  /** the id of the field, where it is about one */
  field?: string
  message: string
}

/** What was wrong with a form, above it; the browser goes there, and screen readers read it out. */
export function problemSummary(problems: readonly Problem[]): string {
  if (problems.length === 0) return ''
  return html`<div class="problems" role="alert" tabindex="-1" autofocus>
    <h2>That did not work</h2>
    <ul>
      !${problems.map(({ field, message }) =>
        field ? html`<li><a href="#${field}">${message}</a></li>` : html`<li>${message}</li>`,
      )}
    </ul>
  </div>`
}

export const notice = (text: string | undefined): string =>
  text ? html`<p class="notice" role="status">${text}</p>` : ''

export interface Field {
  name: string
  label: string
  type?: 'text' | 'password' | 'email'
  autocomplete: string
  hint?: string
  value?: string
  problems: readonly Problem[]
}

/** One labelled field, with its hint and what is wrong with it. */
export function field({
  name,
  label,
  type = 'text',
  autocomplete,
  hint,
  value = '',
  problems,
}: Field): string {
  const own = problems.find((problem) => problem.field === name)
  const notes = [hint ? `${name}-hint` : '', own ? `${name}-problem` : ''].filter(Boolean).join(' ')
  return html`<div class="field">
    <label for="${name}">${label}</label>
    !${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
    !${own ? html`<p class="problem" id="${name}-problem">${own.message}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value}"
      autocapitalize="none"
      spellcheck="false"
      required
      !${notes ? html`aria-describedby="${notes}"` : ''}
      !${own ? 'aria-invalid="true"' : ''}
    />
  </div>`
}
