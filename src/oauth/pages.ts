/** What the pages of the connect flow say. */
import { html } from 'ghtml'
import type { Ctx } from '../context.ts'
import { SCOPE_WORDS, scopesOf, type Scope } from '../kernel/scopes.ts'
import { hiddenToken, layout, problemSummary, type Page } from '../pages/layout.ts'
import { basePath } from '../pages/scope.ts'
import type { Allowed, OwnedProperty } from './grants.ts'
import { hostOf } from './return-address.ts'

export function errorPage(
  ctx: Ctx,
  { error, error_description = '' }: { error: string; error_description?: string | undefined },
): string {
  const body = html`<p>The software that sent you here asked for something that cannot be done.</p>
    <p>Go back to it and try again. Whoever looks after it may want to know this:</p>
    <p class="faint">${error}: ${error_description}</p>`
  return layout({ title: 'This did not work', body }, { base: basePath(ctx), formToken: undefined })
}

const words = (scopes: Iterable<Scope>): string =>
  html`<ul>
    !${[...scopes].map((scope) => html`<li>${SCOPE_WORDS[scope]}</li>`)}
  </ul>`

export interface ConsentView {
  /** where the form goes */
  action: string
  formToken: string
  /** where the browser is sent afterwards */
  redirect_uri: string
  client_id: string
  scopes: readonly Scope[]
  owned: readonly OwnedProperty[]
  problem?: string | undefined
}

export function consentPage(view: ConsentView): Page {
  const { action, formToken, redirect_uri, client_id, scopes, owned, problem } = view
  const host = hostOf(redirect_uri)
  const body = html`!${problemSummary(problem ? [{ field: 'property', message: problem }] : [])}
    <p>Software at <strong>${host}</strong> asks to work with your restaurant.</p>
    <p class="notice">
      It is <strong>not verified</strong>: nobody has checked whose it is. Agree only if you came here from
      there, and trust it. It is known here as <code>${client_id}</code>.
    </p>
    <h2>What it may do</h2>
    !${words(scopes)}
    <form class="sheet" method="post" action="${action}">
      !${hiddenToken(formToken)} !${choiceOf(owned)}
      <div class="choices">
        !${owned.length > 0 ? '<button name="decision" value="agree">Agree</button>' : ''}
        <button class="quiet" name="decision" value="refuse" formnovalidate>Do not agree</button>
      </div>
    </form>
    <p class="faint">You can take this back at any time, under Connections.</p>`
  return { title: `Connect ${host}`, body }
}

function choiceOf(owned: readonly OwnedProperty[]): string {
  const [first] = owned
  if (!first) return '<p>You own no restaurant here, so you cannot agree to this. Ask an owner.</p>'
  if (owned.length === 1)
    return html`<p>For <strong>${first.name}</strong> <span class="faint">${first.id}</span></p>
      <input type="hidden" name="property" value="${first.id}" />`
  return html`<fieldset id="property">
    <legend>For which restaurant?</legend>
    !${owned.map(
      ({ id, name }) =>
        html`<p>
          <label>
            <input type="radio" name="property" value="${id}" required />
            ${name} <span class="faint">${id}</span>
          </label>
        </p>`,
    )}
  </fieldset>`
}

/**
 * The way back to the software: a page, because browsers do not let a form of ours lead to another site, be it by
 * redirects.
 */
export function returnPage(returnTo: string, redirect_uri: string): Page {
  const body = html`<meta http-equiv="refresh" content="0;url=${returnTo}" />
    <p><a href="${returnTo}">Back to ${hostOf(redirect_uri)}</a></p>`
  return { title: 'Back you go', body }
}

export function connectionsPage(
  allowed: readonly Allowed[],
  { base, formToken }: { base: string; formToken: string },
): Page {
  const rows = allowed.map((one) => connectionRow(one, base, formToken))
  const body =
    rows.length === 0
      ? '<p>No software works with your restaurants.</p>'
      : html`<p>Software that works with your restaurants. What you withdraw ends at once.</p>
          <ul class="rows">
            !${rows}
          </ul>`
  return { title: 'Connections', body }
}

function connectionRow(one: Allowed, base: string, formToken: string): string {
  const { property, property_id, client, client_id, redirect_uris, scopes, since } = one
  const host = hostOf(redirect_uris[0])
  return html`<li>
    <div>
      <p>
        <strong>${host}</strong> at ${property} <span class="faint">${property_id} · since ${since}</span>
      </p>
      <p class="faint">${client_id}, not verified. It may:</p>
      !${words(scopesOf(scopes))}
    </div>
    <form method="post" action="${base}/account/connections">
      !${hiddenToken(formToken)}
      <input type="hidden" name="property" value="${property_id}" />
      <input type="hidden" name="client" value="${client}" />
      <button class="quiet" aria-label="Withdraw ${host} at ${property}">Withdraw</button>
    </form>
  </li>`
}
