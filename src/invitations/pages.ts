/** What the pages of invitations say. */
import { html } from 'ghtml'
import { field, hiddenToken, notice, problemSummary, type Page, type Problem } from '../pages/layout.ts'
import { PASSWORD_RULE } from '../users/rules.ts'
import { ROLE_WORDS } from '../users/roles.ts'
import type { Member } from '../users/schema.ts'
import type { InvitationRow } from './store.ts'

interface Form {
  base: string
  formToken: string
}

interface Shown extends Form {
  token: string
  invitation: InvitationRow
}

const hidden = (name: string, value: string): string =>
  html`<input type="hidden" name="${name}" value="${value}" />`

const invited = ({ restaurant, role }: InvitationRow): string =>
  html`<p>You are invited to work at <strong>${restaurant}</strong> as ${role.toLowerCase()}.</p>`

/** For somebody who is signed in. */
export function acceptPage({ base, formToken, token, invitation }: Shown, username: string): Page {
  const body = html`!${invited(invitation)}
    <form class="sheet" method="post" action="${base}/account/invitation">
      !${hiddenToken(formToken)} !${hidden('token', token)}
      <button>Accept as ${username}</button>
    </form>`
  return { title: 'Invitation', body }
}

/** For somebody who is not, and may be no user yet. */
export function joinPage({ base, formToken, token, invitation }: Shown, problems: Problem[]): Page {
  const next = new URLSearchParams({ next: `/account/invitation?token=${token}` }).toString()
  const body = html`!${problemSummary(problems)} !${invited(invitation)}
    <p>
      <a href="${base}/account/sign-in?${next}">Sign in to accept it</a>, or choose a name and a password.
    </p>
    <form class="sheet" method="post" action="${base}/account/invitation/join" novalidate>
      !${hiddenToken(formToken)} !${hidden('token', token)}
      !${field({ name: 'username', label: 'Username', autocomplete: 'username', problems })}
      !${field({
        name: 'new_password',
        label: 'Password',
        type: 'password',
        autocomplete: 'new-password',
        hint: `It ${PASSWORD_RULE}.`,
        problems,
      })}
      <button>Accept the invitation</button>
    </form>`
  return { title: 'Invitation', body }
}

export function messagePage(base: string, title: string, message: string): Page {
  const body = html`<p role="status">${message}</p>
    <p><a href="${base}/account">To your account</a></p>`
  return { title, body }
}

export interface MembersView extends Form {
  property: number
  restaurant: string
  members: Member[]
  done: string | undefined
}

/** Who works at a restaurant, and the form that invites more; for its owner. */
export function membersPage(view: MembersView, problems: Problem[]): Page {
  const { base, formToken, property, restaurant, members, done } = view
  const body = html`!${problemSummary(problems)} !${notice(done)}
    <ul class="rows" aria-label="Members">
      !${members.map(
        ({ username, role }) =>
          html`<li>
            <p>${username}</p>
            <span class="tag">${ROLE_WORDS[role]}</span>
          </li>`,
      )}
    </ul>
    <h2>Invite somebody</h2>
    <form class="sheet" method="post" action="${base}/account/members/${property}" novalidate>
      !${hiddenToken(formToken)}
      !${field({ name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'off', problems })}
      <div class="field">
        <label for="role">Role</label>
        <select id="role" name="role">
          <option value="VIEWER">Viewer: sees everything, changes nothing</option>
          <option value="HOST" selected>Host: takes and seats reservations</option>
          <option value="MANAGER">Manager: also rooms, tables, services and times</option>
          <option value="OWNER">Owner: everything, members and software too</option>
        </select>
      </div>
      <button>Mail an invitation</button>
    </form>`
  return { title: `Who works at ${restaurant}`, body }
}
