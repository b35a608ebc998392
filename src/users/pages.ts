/** What the pages of an account say. */
import { html } from 'ghtml'
import { field, hiddenToken, problemSummary, type Page, type Problem } from '../pages/layout.ts'
import { ROLE_WORDS } from './roles.ts'
import { PASSWORD_RULE } from './rules.ts'
import type { Membership } from './store.ts'

interface Form {
  base: string
  formToken: string
  username: string | undefined
}

export function signInPage(
  { base, formToken, username, next }: Form & { next: string | undefined },
  problems: Problem[],
): Page {
  const body = html`!${problemSummary(problems)}
    <form class="sheet" method="post" action="${base}/account/sign-in" novalidate>
      !${hiddenToken(formToken)} !${next ? html`<input type="hidden" name="next" value="${next}" />` : ''}
      !${field({
        name: 'username',
        label: 'Username',
        autocomplete: 'username',
        ...(username === undefined ? {} : { value: username }),
        problems,
      })}
      !${field({
        name: 'password',
        label: 'Password',
        type: 'password',
        autocomplete: 'current-password',
        problems,
      })}
      <button>Sign in</button>
    </form>
    <p><a href="${base}/account/forgot">Forgotten your password?</a></p>`
  return { title: 'Sign in', body }
}

export function passwordPage({ base, formToken, username }: Form, problems: Problem[]): Page {
  const body = html`!${problemSummary(problems)}
    <p>All your other sessions end when the password is changed.</p>
    <form class="sheet" method="post" action="${base}/account/password" novalidate>
      !${hiddenToken(formToken)}
      <input type="text" name="username" value="${username}" autocomplete="username" hidden />
      !${field({
        name: 'current_password',
        label: 'Present password',
        type: 'password',
        autocomplete: 'current-password',
        problems,
      })}
      !${field({
        name: 'new_password',
        label: 'New password',
        type: 'password',
        autocomplete: 'new-password',
        hint: `It ${PASSWORD_RULE}.`,
        problems,
      })}
      <button>Change password</button>
    </form>`
  return { title: 'Change password', body }
}

/** Asks for the mail that shows that an address is the user's own. */
export function unverifiedNotice({ base, formToken }: Omit<Form, 'username'>, email: string): string {
  return html`<form class="notice" method="post" action="${base}/account/verify/mail">
    !${hiddenToken(formToken)}
    <p>Your e-mail address ${email} is not confirmed yet: open the link in the mail that we sent.</p>
    <button class="quiet">Send it again</button>
  </form>`
}

export function accountPage(base: string, username: string, memberships: Membership[]): Page {
  const body = html`<p>You are signed in as <strong>${username}</strong>.</p>
    <p><a href="${base}/account/second-factor">Second factor for signing in</a></p>
    <h2 id="properties">Your restaurants</h2>
    !${
      memberships.length === 0
        ? '<p>You do not work at any restaurant here. Its owner can invite you.</p>'
        : html`<ul class="rows" aria-labelledby="properties">
            !${memberships.map((one) => membershipRow(base, one))}
          </ul>`
    }`
  return { title: 'Your account', body }
}

function membershipRow(base: string, { name, property_id, role, status, sandbox }: Membership): string {
  return html`<li>
    <p>
      <strong>${name}</strong>
      <span class="faint">
        ${property_id}${sandbox ? ' · sandbox' : ''}${status === 'PENDING' ? ' · waits for approval' : ''}
      </span>
    </p>
    !${role === 'OWNER' ? html`<a href="${base}/account/members/${property_id}">Members of ${name}</a>` : ''}
    <span class="tag">${ROLE_WORDS[role]}</span>
  </li>`
}
