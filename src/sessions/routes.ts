/** `/account/sessions`: where a user is signed in, and an end to it. */
import { html } from 'ghtml'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { toLocalDateTime } from '../kernel/time.ts'
import { Id } from '../kernel/wire.ts'
import { formTokenFor } from '../pages/forms.ts'
import { hiddenToken, notice, type Page } from '../pages/layout.ts'
import { basePath, goTo, sendPage } from '../pages/scope.ts'
import { clearSessionCookie, sessionOf } from '../pages/session-cookie.ts'
import { revokeSessions } from './revoke.ts'
import { listSessions, type SessionRow } from './store.ts'

const PATH = '/account/sessions'
const Revocation = Type.Object({ session_id: Type.Optional(Id('the session; without one, all others')) })

const DONE: Record<string, string> = {
  one: 'The session has ended.',
  others: 'All other sessions have ended.',
}

export function sessionPages(app: Routes, ctx: Ctx): void {
  const config = { signedIn: true }
  const querystring = Type.Object({ done: Type.Optional(Type.String({ maxLength: 20 })) })
  app.get(PATH, { config, schema: { hide: true, querystring } }, async (request, reply) => {
    const session = sessionOf(request)
    const rows = await listSessions(ctx.sql, session.user, ctx.config.SESSION_IDLE_MINUTES)
    const form = { base: basePath(ctx), formToken: formTokenFor(ctx, request, reply), own: session.id }
    const page = sessionsPage(rows, form, DONE[request.query.done ?? ''])
    return sendPage(ctx, request, reply, page)
  })
  app.post(PATH, { config, schema: { hide: true, body: Revocation } }, async (request, reply) => {
    const session = sessionOf(request)
    const { session_id: id } = request.body
    const which = id === undefined ? { kept: session.id } : { only: id }
    await revokeSessions(ctx, session, which, request.ip)
    if (id === session.id) clearSessionCookie(ctx, reply)
    return goTo(ctx, reply, `${PATH}?done=${id === undefined ? 'others' : 'one'}`)
  })
}

interface SessionsForm {
  base: string
  formToken: string
  /** the session that looks */
  own: number
}

function sessionsPage(rows: SessionRow[], form: SessionsForm, done: string | undefined): Page {
  const body = html`!${notice(done)}
    <p>Wherever you are signed in. End what you do not know, and change your password then.</p>
    <ul class="rows" aria-label="Sessions">
      !${rows.map((row) => sessionRow(row, form))}
    </ul>
    !${
      rows.length > 1
        ? html`<form method="post" action="${form.base}${PATH}">
            !${hiddenToken(form.formToken)}
            <p><button class="quiet">End all other sessions</button></p>
          </form>`
        : ''
    }`
  return { title: 'Sessions', body }
}

const shown = (at: number) => toLocalDateTime('UTC', at).replace('T', ' ').slice(0, 16)

function sessionRow({ id, address, agent, created_at, used_at }: SessionRow, form: SessionsForm): string {
  const name = agent || 'Unknown program'
  return html`<li>
    <div>
      <p><strong>${name}</strong> !${id === form.own ? '<span class="tag">this one</span>' : ''}</p>
      <p class="faint">from ${address}, since ${shown(created_at)}, last used ${shown(used_at)} (UTC)</p>
    </div>
    <form method="post" action="${form.base}${PATH}">
      !${hiddenToken(form.formToken)}
      <input type="hidden" name="session_id" value="${id}" />
      <button class="quiet" aria-label="End the session of ${name}, since ${shown(created_at)}">End</button>
    </form>
  </li>`
}
