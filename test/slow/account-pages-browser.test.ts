/** The account pages in a real browser: phone and desktop, light and dark, without a violation that axe knows. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, shot } from '../support/browser.ts'
import { createOwner, PASSWORD, type Owner } from '../support/connect.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let browser: Browser
let owner: Owner
before(async () => {
  server = await startTestServer()
  owner = await createOwner(server, 'Osteria della Posta')
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop()
})

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the source above defines
    const { axe: here } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await here.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

const LOOKS = [
  ['phone', 'light'],
  ['phone', 'dark'],
  ['desktop', 'light'],
] as const
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

async function lookAt(page: Page, path: string): Promise<void> {
  const name = path
    .replaceAll(/\d+|\W+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
  for (const [size, colorScheme] of LOOKS) {
    await page.setViewportSize(SIZES[size])
    await page.emulateMedia({ colorScheme })
    await page.goto(server.url + path)
    await shot(page, `${name}-${size}-${colorScheme}`)
    assert.deepEqual(await violationsOn(page), [], `${path} ${size} ${colorScheme}`)
    const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.equal(tooWide, 0, `${path} ${size} is wider than the screen`)
  }
}

test('account pages · every size, light and dark · nothing that axe knows of is wrong, and no other host is asked', async () => {
  // the policy of the pages would keep axe out
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(server.url))
      elsewhere.push(request.url())
  })
  for (const path of [
    '/account/sign-in',
    '/account/forgot',
    '/account/reset?token=x',
    '/account/invitation?token=x',
  ])
    await lookAt(page, path)
  await page.goto(`${server.url}/account/sign-in`)
  await page.getByLabel('Username').fill(owner.username)
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  assert.deepEqual(await violationsOn(page), [])
  await shot(page, 'sign-in-wrong')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Osteria della Posta').first().waitFor()
  const inside = [
    '',
    '/sessions',
    '/password',
    '/second-factor',
    '/connections',
    `/members/${owner.property}`,
  ]
  for (const path of inside) await lookAt(page, `/account${path}`)
  assert.deepEqual(elsewhere, [])
  await context.close()
})
