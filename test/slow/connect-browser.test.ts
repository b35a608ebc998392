/** A restaurant connects software in a real browser, from the software's page and back to it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import * as oauth from 'openid-client'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, shot } from '../support/browser.ts'
import { createOwner, PASSWORD, type Owner } from '../support/connect.ts'
import { PATH } from '../support/create-client.ts'
import { AUTH, createAccount, PMS, send, startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let browser: Browser
let owner: Owner
/** the software: it begins at /start, and shows what it reads at the restaurant */
let software: Awaited<ReturnType<typeof startSoftware>>
before(async () => {
  server = await startTestServer()
  owner = await createOwner(server, 'Osteria della Posta')
  await owner.account.api('POST', '/rooms', { name: 'Sala Verde' })
  await owner.account.api('POST', '/properties', { name: 'Bottega' })
  software = await startSoftware()
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await software.stop()
  await server.stop()
})

/** A small client application, on the client library that anybody would take. */
async function startSoftware() {
  const { client_id, client_secret, token } = await createAccount(server)
  const config = await oauth.discovery(new URL(server.url + AUTH), client_id, client_secret, undefined, {
    algorithm: 'oauth2',
    execute: [oauth.allowInsecureRequests],
  })
  const pkceCodeVerifier = oauth.randomPKCECodeVerifier()
  const expectedState = oauth.randomState()
  const code_challenge = await oauth.calculatePKCECodeChallenge(pkceCodeVerifier)
  let home = ''
  const begin = () =>
    oauth.buildAuthorizationUrl(config, {
      redirect_uri: `${home}/back`,
      scope: 'setup:read reservations:read',
      state: expectedState,
      code_challenge,
      code_challenge_method: 'S256',
    }).href
  const finish = async (url: URL): Promise<string> => {
    if (url.searchParams.has('error')) return `refused: ${url.searchParams.get('error')}`
    const tokens = await oauth.authorizationCodeGrant(config, url, { pkceCodeVerifier, expectedState })
    const headers = {
      authorization: `Bearer ${tokens.access_token}`,
      property: JSON.stringify(tokens['property_id']),
    }
    const { body } = await send(server.url, 'GET', `${PMS}/rooms`, undefined, headers)
    return `connected: ${body.data.map(({ name }: { name: string }) => name).join()}`
  }
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', home)
    if (url.pathname === '/start') response.writeHead(303, { location: begin() }).end()
    else if (url.pathname !== '/back') response.writeHead(404).end()
    else
      void finish(url).then(
        (text) => response.writeHead(200, { 'content-type': 'text/plain' }).end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  home = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const put = { authorization: `Bearer ${token}` }
  const { status } = await send(server.url, 'PUT', AUTH + PATH, { redirect_uri: `${home}/back` }, put)
  assert.equal(status, 200)
  return { home, stop: () => new Promise<void>((resolve) => http.close(() => resolve())) }
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Username').fill(owner.username)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

for (const javaScriptEnabled of [true, false])
  test(`connect · in a browser ${javaScriptEnabled ? 'with' : 'without'} JavaScript · ends in the software with the restaurant's rooms`, async () => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    await page.goto(`${software.home}/start`)
    await shot(page, 'sign-in')
    await signIn(page)
    await page.getByRole('heading', { name: /^Connect 127/ }).waitFor()
    await page.getByRole('radio', { name: /Osteria della Posta/ }).check()
    await shot(page, 'consent')
    await page.getByRole('button', { name: 'Agree', exact: true }).click()
    await page.getByText('connected: Sala Verde').waitFor()
    assert.ok(page.url().startsWith(`${software.home}/back?`))
    await context.close()
  })

test('connections · withdrawn in a browser · are gone from the page', async () => {
  const context = await browser.newContext({ colorScheme: 'dark' })
  const page = await context.newPage()
  await page.goto(`${server.url}/account/connections`)
  await signIn(page)
  const withdraw = page.getByRole('button', { name: /Withdraw 127.* at Osteria/ })
  await withdraw.waitFor()
  await shot(page, 'connections')
  await withdraw.click()
  await withdraw.waitFor({ state: 'detached' })
  await context.close()
})

test('connect · refused in a browser · is told to the software', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${software.home}/start`)
  await signIn(page)
  await page.getByRole('button', { name: 'Do not agree' }).click()
  await page.getByText('refused: access_denied').waitFor()
  await context.close()
})
