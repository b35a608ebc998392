/** How a client says who it is at the endpoints that are ours: by HTTP Basic, or in the form (RFC 6749, section 2.3.1). */
import { randomBytes } from 'node:crypto'
import { isSecretOf } from '../clients/rules.ts'
import { findClient, type ClientRow } from '../clients/store.ts'
import type { Ctx } from '../context.ts'

/** A refusal in the words of RFC 6749, section 5.2. */
export class OAuthFault extends Error {
  readonly status: 400 | 401
  readonly error: string

  constructor(status: 400 | 401, error: string, message: string) {
    super(message)
    this.status = status
    this.error = error
  }
}

/** A form in which every field comes once at most. */
export function readForm(body: unknown): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(typeof body === 'string' ? body : '')) {
    if (fields.has(name)) throw new OAuthFault(400, 'invalid_request', `${name} must not be sent twice.`)
    fields.set(name, value)
  }
  return fields
}

interface Credentials {
  id: string
  secret: string
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function basicOf(header: string | undefined): Credentials | undefined {
  const text = /^Basic +([\w+/]+=*) *$/i.exec(header ?? '')?.[1]
  if (text === undefined) return undefined
  const [id = '', ...secret] = Buffer.from(text, 'base64').toString('utf8').split(':')
  return { id: decoded(id), secret: decoded(secret.join(':')) }
}

const CLIENT_ID = /^[\w-]{1,100}$/
const NO_SECRET = randomBytes(32)
const WRONG = 'The client_id or the client_secret is wrong.'

/** The client of a request; one that there is not takes the same time as a wrong secret. */
export async function clientOfForm(
  { sql }: Ctx,
  authorization: string | undefined,
  form: ReadonlyMap<string, string>,
): Promise<ClientRow> {
  const { id, secret } = basicOf(authorization) ?? {
    id: form.get('client_id') ?? '',
    secret: form.get('client_secret') ?? '',
  }
  const row = CLIENT_ID.test(id) ? await findClient(sql, id) : undefined
  const hashes = [row?.secret_hash ?? NO_SECRET, row?.former_secret_hash ?? NO_SECRET]
  const right = hashes.map((hash) => isSecretOf(hash, secret)).includes(true)
  if (!row || !right) throw new OAuthFault(401, 'invalid_client', WRONG)
  return row
}
