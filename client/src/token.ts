import { nowMs } from './clock.ts'
import { send, type Connection } from './send.ts'
import type { Answer } from './types.ts'

/** An expiring token is replaced this many seconds early, a short-lived one when nine tenths of its life are over. */
const EARLY_S = 30

interface Token {
  text: Promise<string>
  /** epoch milliseconds; not known while it is being fetched */
  until: number
}

/** The access token of a client: fetched when one is needed, once for all who wait for it, and kept while it lasts. */
export class Tokens {
  readonly #connection: Connection
  readonly #form: string
  #token: Token | undefined

  constructor(connection: Connection, client_id: string, client_secret: string) {
    this.#connection = connection
    this.#form = String(new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }))
  }

  get(): Promise<string> {
    if (!this.#token || this.#token.until < nowMs()) this.#token = this.#fetch()
    return this.#token.text
  }

  /** Forgets a token that was refused, unless another one has taken its place. */
  async drop(refused: string): Promise<void> {
    const token = this.#token
    if (token && (await token.text.catch(() => refused)) === refused && this.#token === token)
      this.#token = undefined
  }

  #fetch(): Token {
    const asked = nowMs()
    const answer = send<Answer<'createToken'>>(this.#connection, {
      operation: 'createToken',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: this.#form,
      repeatable: true,
    })
    const token: Token = { text: answer.then(({ access_token }) => access_token), until: Infinity }
    answer.then(
      // the server reports minutes that may be read as seconds: that errs on the safe side
      ({ expires_in }) => (token.until = asked + (expires_in - Math.min(EARLY_S, expires_in / 10)) * 1000),
      // the next call tries again
      () => (token.until = 0),
    )
    return token
  }
}
