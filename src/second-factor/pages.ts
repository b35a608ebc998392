/** What the pages of the second factor say. */
import { html } from 'ghtml'
import { correction, generate } from 'lean-qr'
import { toSvgSource } from 'lean-qr/extras/svg'
import { field, hiddenToken, problemSummary, type Page, type Problem } from '../pages/layout.ts'

interface Form {
  base: string
  formToken: string
}

const codeField = (label: string, hint: string, problems: Problem[]): string =>
  field({ name: 'code', label, autocomplete: 'one-time-code', hint, problems })

const passwordField = (problems: Problem[]): string =>
  field({
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'current-password',
    problems,
  })

/** Between the password and the session. */
export function askCodePage(
  { base, formToken, next }: Form & { next: string | undefined },
  problems: Problem[],
): Page {
  const hint = 'Six digits from your authenticator, or one of your recovery codes.'
  const body = html`!${problemSummary(problems)}
    <form class="sheet" method="post" action="${base}/account/second-factor" novalidate>
      !${hiddenToken(formToken)} !${next ? html`<input type="hidden" name="next" value="${next}" />` : ''}
      !${codeField('Code', hint, problems)}
      <button>Sign in</button>
    </form>
    <p><a href="${base}/account/sign-in">Begin again</a></p>`
  return { title: 'Enter your code', body }
}

export function offPage({ base, formToken }: Form, problems: Problem[]): Page {
  const body = html`!${problemSummary(problems)}
    <p>
      With a second factor, signing in asks for a code of an authenticator app as well as for your password.
      Enter your password to set it up.
    </p>
    <form class="sheet" method="post" action="${base}/account/second-factor/begin" novalidate>
      !${hiddenToken(formToken)} !${passwordField(problems)}
      <button>Set up</button>
    </form>`
  return { title: 'Second factor', body }
}

export function enrolPage(
  { base, formToken, uri, text }: Form & { uri: string; text: string },
  problems: Problem[],
): Page {
  const body = html`!${problemSummary(problems)}
    <p>
      Scan this with an authenticator app, or type in the secret below it. Then enter the code that the app
      shows.
    </p>
    <p><img src="${qrCode(uri)}" alt="QR code of the secret below" width="232" height="232" /></p>
    <p>Secret: <code>${text}</code></p>
    <form class="sheet" method="post" action="${base}/account/second-factor/confirm" novalidate>
      !${hiddenToken(formToken)} !${codeField('Code', 'Six digits, a new one every half minute.', problems)}
      <button>Turn it on</button>
    </form>`
  return { title: 'Set up the second factor', body }
}

/** Black on white in dark mode too, with the quiet zone that scanners want. */
function qrCode(uri: string): string {
  const svg = toSvgSource(generate(uri, { minCorrectionLevel: correction.M }), {
    on: '#000000',
    off: '#ffffff',
    padX: 4,
    padY: 4,
  })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

export function recoveryPage(base: string, codes: string[]): Page {
  const body = html`<p role="status">
      The second factor is on. All your other sessions have ended. Keep these codes where you find them
      without your phone: each signs you in once instead of a code, and they are not shown again.
    </p>
    <ul class="codes" aria-label="Recovery codes">
      !${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
    <p><a href="${base}/account">To your account</a></p>`
  return { title: 'Your recovery codes', body }
}

export function onPage({ base, formToken, left }: Form & { left: number }, problems: Problem[]): Page {
  const body = html`!${problemSummary(problems)}
    <p>The second factor is on. You have ${left} recovery codes left.</p>
    <form class="sheet" method="post" action="${base}/account/second-factor/off" novalidate>
      !${hiddenToken(formToken)} !${passwordField(problems)}
      !${codeField('Code', 'Six digits from your authenticator, or a recovery code.', problems)}
      <button>Turn it off</button>
    </form>`
  return { title: 'Second factor', body }
}
