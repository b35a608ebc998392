/** The pages for guests in a real browser. */
import assert from 'node:assert/strict'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser, shot } from './browser.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from './server.ts'

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} satisfies Record<string, BrowserContextOptions>
export type Size = keyof typeof SIZES

export interface Scene {
  server: TestServer
  browser: Browser
  close(): Promise<void>
}

/** A server and a browser. */
export async function openScene(): Promise<Scene> {
  const server = await startTestServer({
    BOOKING_LEAST_SECONDS: '0',
    BOOKING_FORMS_PER_HOUR: '100000',
    BOOKING_VIEWS_PER_MINUTE: '100000',
  })
  const browser = await openBrowser()
  const close = async () => {
    await browser.close()
    await server.stop()
  }
  return { server, browser, close }
}

/** One that is no sandbox, with an address, a phone and a text. */
export async function openRestaurant(
  { server }: Scene,
  sizes: number[],
  color = '#7a2e2e',
): Promise<Restaurant> {
  const at = await createRestaurant(server, sizes, { name: 'Trattoria da Piero' })
  const text = 'Cucina di casa dal 1962, con la pasta fatta ogni mattina e il vino dei vicini.'
  const { status, body } = await at.api('PUT', `/properties/${at.property}`, {
    phone: '+39 02 1234 5678',
    email: 'ciao@dapiero.example',
    website: 'www.dapiero.example',
    address: 'Via dei Fiori Chiari 12',
    city: 'Milano',
    zip: '20121',
    settings: {
      color,
      welcome: {
        it: text,
        en: 'Home cooking since 1962: pasta made every morning, and our neighbours’ wine.',
      },
    },
  })
  assert.equal(status, 200, JSON.stringify(body))
  // shown to guests as a real one would be
  await server.sql`update properties set sandbox = false where id = ${at.property}`
  return at
}

export interface Opened {
  page: Page
  context: BrowserContext
}

/** Runs with a browser of its own, and fails where anything is asked of another host or the console complains. */
export async function inBrowser(
  { server, browser }: Scene,
  size: Size,
  options: BrowserContextOptions,
  run: (opened: Opened) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', ...SIZES[size], ...options })
  const strange: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
      strange.push(request.url())
  })
  context.on('console', (message) => {
    // answers with another status than 200 are what the test is about
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      strange.push(message.text())
  })
  context.on('weberror', (error) => strange.push(String(error.error())))
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await run({ page, context })
    assert.deepEqual(strange, [])
  } finally {
    await context.close()
  }
}

export function addressOf(
  { server }: Scene,
  { property }: Restaurant,
  path: string,
  query: Record<string, string | number> = {},
): string {
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
  return `${server.url}/book/restaurant/${property}/${path}?${search.toString()}`
}

/** The language whose words need the most room; it is looked at on a desktop as well. */
export const LONGEST = 'de' as const

export const shoot = (page: Page, name: string, size: Size): Promise<void> => shot(page, `${name}-${size}`)

async function assertNoViolation(page: Page, what: string, options: object = {}): Promise<void> {
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`)
  assert.deepEqual(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    ),
    [],
    what,
  )
}

/**
 * Nothing that hinders anybody, be it light or dark around them, and nothing wider than the screen. Colours do not depend
 * on words: they are looked at, which takes longest, where `lang` has the longest ones.
 */
export async function assertAccessible(page: Page, what: string, lang: string = LONGEST): Promise<void> {
  await page.evaluate(axe.source)
  if (lang === LONGEST) await assertColors(page, what)
  await assertNoViolation(page, what, { rules: { 'color-contrast': { enabled: false } } })
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.equal(wide, 0, `${what} is wider than the screen`)
}

async function assertColors(page: Page, what: string): Promise<void> {
  const dark = await page.evaluate<boolean>(`matchMedia('(prefers-color-scheme: dark)').matches`)
  const [scheme, other] = dark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)
  for (const colorScheme of [other, scheme]) {
    await page.emulateMedia({ colorScheme })
    await assertNoViolation(page, `${what}, ${colorScheme}`, { runOnly: ['color-contrast'] })
  }
}
