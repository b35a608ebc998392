/** A browser without a screen: keeps cookies, follows nothing, reads forms. */
import assert from 'node:assert/strict'

export interface PageAnswer {
  status: number
  headers: Headers
  text: string
  /** where it sends the browser, without the host */
  location: string | null
}

/** What `&#61;` and the like stand for. */
const plain = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #url: string
  readonly #headers: Record<string, string>

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url
    this.#headers = headers
  }

  /** The Cookie header that it would send. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask(path: string, init: RequestInit = {}): Promise<PageAnswer> {
    const response = await fetch(this.#url + path, {
      redirect: 'manual',
      ...init,
      headers: {
        ...this.#headers,
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...Object.fromEntries(new Headers(init.headers)),
      },
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const { status, headers } = response
    return { status, headers, text: await response.text(), location: headers.get('location') }
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  get(path: string): Promise<PageAnswer> {
    return this.ask(path)
  }

  post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<PageAnswer> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  }

  /** Opens a page and answers the hidden fields of the form that goes to `action`, or of the first one in the page. */
  async form(path: string, action = path.split('?')[0] ?? path): Promise<Record<string, string>> {
    const { text, status } = await this.get(path)
    assert.equal(status, 200, `${path}: ${text.slice(0, 300)}`)
    return hiddenFields(text, action)
  }

  /** Opens a page and sends its form with more fields. */
  async submit(path: string, fields: Record<string, string>): Promise<PageAnswer> {
    const action = path.split('?')[0] ?? path
    return this.post(action, { ...(await this.form(path)), ...fields })
  }

  async signIn(username: string, password: string, next?: string): Promise<PageAnswer> {
    const query = next === undefined ? '' : `?${new URLSearchParams({ next }).toString()}`
    return this.submit(`/account/sign-in${query}`, { username, password })
  }
}

/** The hidden fields of the last form that goes there. */
function hiddenFields(text: string, action: string): Record<string, string> {
  const forms = text
    .split('<form')
    .slice(1)
    .filter((form) => form.includes(`action="${action}"`))
  const form = forms.at(-1)?.split('</form>')[0] ?? ''
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name, value]) => [name, plain(value ?? '')]))
}
