/** The connect flow as a restaurant and a client go through it, page by page. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { AUTH, createAccount, type Account, type TestServer } from './server.ts'
import { Visitor, type PageAnswer } from './visitor.ts'

export const RETURN = 'http://localhost:8183/main-page'
export const PASSWORD = 'yourCompany123!'

export interface Owner {
  username: string
  property: number
  account: Account
}

/** A restaurant with its owner; the client that came with it is of no matter. */
export async function createOwner(server: TestServer, name = 'Osteria'): Promise<Owner> {
  const username = `owner-${crypto.randomUUID()}`
  const account = await createAccount(server, { name, username })
  return { username, property: account.property, account }
}

export async function signedIn(server: TestServer, { username }: Owner): Promise<Visitor> {
  const visitor = new Visitor(server.url)
  const { status } = await visitor.signIn(username, PASSWORD)
  assert.equal(status, 303)
  return visitor
}

const verifier = randomBytes(32).toString('base64url')
export const PKCE = {
  verifier,
  challenge: createHash('sha256').update(verifier).digest('base64url'),
}

/** What a client sends the browser to; a field that is undefined is left out. */
export function authorizePath(client_id: string, fields: Record<string, string | undefined> = {}): string {
  const all: Record<string, string | undefined> = {
    response_type: 'code',
    client_id,
    redirect_uri: RETURN,
    scope: 'setup:read reservations:read reservations:write',
    state: 'the-state',
    code_challenge: PKCE.challenge,
    code_challenge_method: 'S256',
    ...fields,
  }
  const given = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return `${AUTH}/oauth2/authorize?${new URLSearchParams(given).toString()}`
}

const pathOf = (address: string | null) => {
  const { pathname, search } = new URL(address ?? assert.fail('no location'))
  return pathname + search
}

/** Goes to the consent page, whose path is answered. */
export async function toConsent(visitor: Visitor, path: string): Promise<string> {
  const { status, location, text } = await visitor.get(path)
  assert.equal(status, 303, text)
  const consent = pathOf(location)
  assert.match(consent, /^\/account\/consent\/[\w-]+$/)
  return consent
}

/** Where the page after the form leads. */
export function returnOf({ status, text }: PageAnswer): string {
  assert.equal(status, 200, text)
  const [, address = assert.fail(text)] = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(text) ?? []
  return pathOf(address.replaceAll('&#38;', '&'))
}

/** Decides, and goes back to the software: the address that the browser ends at. */
export async function decide(
  visitor: Visitor,
  consent: string,
  fields: Record<string, string> = { decision: 'agree' },
): Promise<URL> {
  const back = await visitor.get(returnOf(await visitor.submit(consent, fields)))
  assert.equal(back.status, 303, back.text)
  return new URL(back.location ?? assert.fail('no location'))
}

/** The whole way: the code, and the address that it came to. */
export async function codeFor(
  visitor: Visitor,
  client_id: string,
  fields: Record<string, string | undefined> = {},
): Promise<string> {
  const back = await decide(visitor, await toConsent(visitor, authorizePath(client_id, fields)))
  return back.searchParams.get('code') ?? assert.fail(back.href)
}

export interface TokenAnswer {
  status: number
  body: {
    access_token: string
    refresh_token: string
    scope?: string
    property_id?: number
    error?: string
    error_description?: string
  }
}

/** A request of a client to one of the token endpoints. */
export async function askToken(
  server: TestServer,
  { client_id, client_secret }: Pick<Account, 'client_id' | 'client_secret'>,
  fields: Record<string, string>,
  endpoint = 'token',
): Promise<TokenAnswer> {
  const response = await fetch(`${server.url}${AUTH}/oauth2/${endpoint}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id, client_secret, ...fields }),
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

export const exchange = (
  server: TestServer,
  client: Pick<Account, 'client_id' | 'client_secret'>,
  code: string,
  fields: Record<string, string> = {},
) =>
  askToken(server, client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: RETURN,
    code_verifier: PKCE.verifier,
    ...fields,
  })

export const refresh = (
  server: TestServer,
  client: Pick<Account, 'client_id' | 'client_secret'>,
  refresh_token: string,
) => askToken(server, client, { grant_type: 'refresh_token', refresh_token })
