/** What the pages behind mailed links say. */
import { html } from 'ghtml'
import { field, hiddenToken, problemSummary, type Page, type Problem } from '../pages/layout.ts'
import { PASSWORD_RULE } from '../users/rules.ts'

interface Form {
  base: string
  formToken: string
}

interface LinkForm extends Form {
  token: string
}

const hiddenLink = (token: string): string => html`<input type="hidden" name="token" value="${token}" />`

export function overPage(base: string): Page {
  const body = html`<p>
      This link was used already, or its time is over. Links work once, and those for passwords and addresses
      only for half an hour.
    </p>
    <p><a href="${base}/account/forgot">Ask for another link</a></p>`
  return { title: 'This link does not work any more', body }
}

export function verifyPage({ base, formToken, token, email }: LinkForm & { email: string }): Page {
  const body = html`<p>Is <strong>${email}</strong> your address? Then confirm it.</p>
    <form class="sheet" method="post" action="${base}/account/verify">
      !${hiddenToken(formToken)} !${hiddenLink(token)}
      <button>Confirm the address</button>
    </form>`
  return { title: 'Confirm your e-mail address', body }
}

export function verifiedPage(base: string): Page {
  const body = html`<p role="status">Your e-mail address is confirmed.</p>
    <p><a href="${base}/account">To your account</a></p>`
  return { title: 'Thank you', body }
}

export function forgotPage({ base, formToken }: Form, problems: Problem[]): Page {
  const body = html`!${problemSummary(problems)}
    <p>We mail you a link with which you choose a new one.</p>
    <form class="sheet" method="post" action="${base}/account/forgot" novalidate>
      !${hiddenToken(formToken)}
      !${field({ name: 'username', label: 'Username or e-mail address', autocomplete: 'username', problems })}
      <button>Mail me a link</button>
    </form>
    <p><a href="${base}/account/sign-in">Back to signing in</a></p>`
  return { title: 'Forgotten your password?', body }
}

export function mailedPage(base: string): Page {
  const body = html`<p role="status">
      If there is such a user, a mail is on its way. Its link works once, within half an hour.
    </p>
    <p>Nothing there after some minutes? Look among the junk, and check what you entered.</p>
    <p><a href="${base}/account/sign-in">Back to signing in</a></p>`
  return { title: 'Look into your mailbox', body }
}

export function resetPage(
  { base, formToken, token, username }: LinkForm & { username: string },
  problems: Problem[],
): Page {
  const body = html`!${problemSummary(problems)}
    <p>For the user <strong>${username}</strong>. All sessions of this user end.</p>
    <form class="sheet" method="post" action="${base}/account/reset" novalidate>
      !${hiddenToken(formToken)} !${hiddenLink(token)}
      <input type="text" name="username" value="${username}" autocomplete="username" hidden />
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
  return { title: 'Choose a new password', body }
}

export function changedPage(base: string): Page {
  const body = html`<p role="status">Your password was changed, and all your sessions have ended.</p>
    <p><a href="${base}/account/sign-in">Sign in with the new one</a></p>`
  return { title: 'Password changed', body }
}
