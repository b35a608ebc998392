/** The pages for guests in a real browser: phone and desktop, keyboard, without JavaScript, light and dark. */
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { LANGUAGES } from '../../src/languages/texts.ts'
import { bookingOf } from '../support/bookings.ts'
import { openBrowser } from '../support/browser.ts'
import { addDays, today } from '../support/days.ts'
import { reservationsOn } from '../support/guest.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} satisfies Record<string, BrowserContextOptions>
type Size = keyof typeof SIZES

const SHOTS = new URL('../e2e/screenshots/', import.meta.url)

let server: TestServer
let browser: Browser
let house: Restaurant
before(async () => {
  mkdirSync(SHOTS, { recursive: true })
  server = await startTestServer({
    BOOKING_LEAST_SECONDS: '0',
    BOOKING_FORMS_PER_HOUR: '100000',
    BOOKING_VIEWS_PER_MINUTE: '100000',
  })
  browser = await openBrowser()
  house = await restaurant([2, 2, 4, 4, 6])
})
after(async () => {
  await browser.close()
  await server.stop()
})

async function restaurant(sizes: number[], color = '#7a2e2e'): Promise<Restaurant> {
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

let used = 2
const freshDay = () => addDays(today(), used++)

interface Opened {
  page: Page
  context: BrowserContext
}

/** Runs with a browser of its own, and fails where anything is asked of another host or the console complains. */
async function inBrowser(
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

const addressOf = (at: Restaurant, path: string, query: Record<string, string | number> = {}) =>
  `${server.url}/book/restaurant/${at.property}/${path}?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString()}`

const open = (page: Page, at: Restaurant, query: Record<string, string | number> = {}) =>
  page.goto(addressOf(at, 'booking/new', query))

const shoot = (page: Page, name: string, size: Size) =>
  page.screenshot({ path: new URL(`${name}-${size}.png`, SHOTS).pathname, fullPage: true })

const pickTime = (page: Page, time: string) =>
  page.getByRole('button', { name: new RegExp(`^${time}`) }).click()

async function fill(page: Page, first = 'Ada', email = 'ada@example.com'): Promise<void> {
  await page.getByLabel('First name').fill(first)
  await page.getByLabel('E-mail').fill(email)
}

const heading = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor()

/** Nothing that hinders anybody, and nothing wider than the screen. */
async function assertAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  assert.deepEqual(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    ),
    [],
    what,
  )
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.equal(wide, 0, `${what} is wider than the screen`)
}

for (const size of ['phone', 'desktop'] as const)
  test(`booking · ${size} · from the welcome to the page that says it is booked, which survives a reload`, async () => {
    const date = freshDay()
    await inBrowser(size, {}, async ({ page }) => {
      await page.goto(addressOf(house, 'welcome'))
      await shoot(page, 'welcome', size)
      await page.getByRole('link', { name: 'Opening hours' }).click()
      await heading(page, 'Opening hours')
      await shoot(page, 'services', size)
      await page.getByRole('link', { name: 'Book a table' }).click()
      await heading(page, 'Book a table')
      await page.getByLabel('How many are you?').selectOption('3')
      await page.waitForURL(/pax=3/)
      await open(page, house, { pax: 3, date })
      await shoot(page, 'choose', size)
      await pickTime(page, '20:00')
      await heading(page, 'Your details')
      await page.getByText(/Your table is kept for 7 more minutes/).waitFor()
      await shoot(page, 'details', size)
      await fill(page)
      await page.getByLabel('Anything we should know?').fill('A high chair, please')
      await page.getByRole('button', { name: 'Book this table' }).click()
      await heading(page, 'Your table is booked')
      await shoot(page, 'done', size)
      await page.reload()
      await heading(page, 'Your table is booked')
    })
    assert.equal((await reservationsOn(house, date)).length, 1)
  })

test('booking · days and months · are loaded into the page, and the browser goes back through them', async () => {
  await inBrowser('phone', {}, async ({ page }) => {
    const [first, second] = [addDays(today(), 1), addDays(today(), 2)]
    await open(page, house, { date: first })
    await page.evaluate('globalThis.stillHere = true')
    const month = await page.locator('#month').textContent()
    await page.getByRole('link', { name: 'Next month' }).click()
    await page.waitForURL(/month=/)
    assert.notEqual(await page.locator('#month').textContent(), month)
    await page.goBack()
    await page.locator('#month', { hasText: month ?? '' }).waitFor()
    const link = page.locator(`#day-${second}`)
    if ((await link.count()) > 0) {
      await link.click()
      await page.waitForURL(new RegExp(`date=${second}`))
      assert.equal(await page.evaluate('document.activeElement.id'), `day-${second}`)
    }
    assert.equal(await page.evaluate('globalThis.stillHere'), true, 'nothing was loaded anew')
  })
})

test('booking · JavaScript off · books all the same', async () => {
  const date = freshDay()
  await inBrowser('phone', { javaScriptEnabled: false }, async ({ page }) => {
    await open(page, house)
    await page.getByLabel('How many are you?').selectOption('4')
    await page.getByRole('button', { name: 'Show days' }).click()
    await open(page, house, { pax: 4, date })
    await pickTime(page, '20:00')
    await fill(page)
    await page.getByRole('button', { name: 'Book this table' }).click()
    await heading(page, 'Your table is booked')
  })
  assert.equal((await reservationsOn(house, date)).length, 1)
})

test('booking · keyboard only · books', async () => {
  const date = freshDay()
  await inBrowser('desktop', {}, async ({ page }) => {
    await open(page, house, { date })
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.className'), 'skip')
    const until = async (name: string) => {
      for (let n = 0; n < 120; n++) {
        await page.keyboard.press('Tab')
        const label = await page.evaluate<string>(
          'document.activeElement.innerText || document.activeElement.id',
        )
        if (label.trim().startsWith(name)) return
      }
      assert.fail(`the keyboard does not come to ${name}`)
    }
    await until('20:00')
    await page.keyboard.press('Enter')
    await heading(page, 'Your details')
    await until('first_name')
    await page.keyboard.type('Ada')
    await until('email')
    await page.keyboard.type('ada@')
    await page.keyboard.press('Enter')
    // the summary of problems has the focus, and its links lead to the fields
    await page.getByRole('alert').waitFor()
    await until('Enter an e-mail address')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate('location.hash'), '#email')
    await page.keyboard.press('Tab')
    await page.getByLabel('E-mail').focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('ada@example.com')
    await until('Book this table')
    await page.keyboard.press('Space')
    await heading(page, 'Your table is booked')
  })
  assert.equal((await reservationsOn(house, date)).length, 1)
})

test('booking · double click on the time and on the last button, then back and sent again · is one reservation', async () => {
  const date = freshDay()
  await inBrowser('desktop', {}, async ({ page }) => {
    await open(page, house, { pax: 6, date })
    await page.getByRole('button', { name: /^20:00/ }).dblclick()
    await fill(page)
    await page.getByRole('button', { name: 'Book this table' }).dblclick()
    await heading(page, 'Your table is booked')
    await page.goBack()
    // the form that has booked leads to what it booked
    await heading(page, 'Your table is booked')
  })
  assert.equal((await reservationsOn(house, date)).length, 1)
})

test('booking · the same form in two tabs · is one reservation', async () => {
  const date = freshDay()
  await inBrowser('desktop', {}, async ({ page, context }) => {
    await open(page, house, { date })
    await pickTime(page, '20:00')
    await heading(page, 'Your details')
    const other = await context.newPage()
    await other.goto(page.url())
    for (const tab of [page, other]) await fill(tab)
    for (const tab of [page, other]) {
      await tab.getByRole('button', { name: 'Book this table' }).click()
      await heading(tab, 'Your table is booked')
    }
  })
  assert.equal((await reservationsOn(house, date)).length, 1)
})

for (const size of ['phone', 'desktop'] as const)
  test(`booking · ${size} · a hold that was lost · offers times, and what was typed stays`, async () => {
    const date = freshDay()
    await inBrowser(size, {}, async ({ page }) => {
      await open(page, house, { date })
      await pickTime(page, '20:00')
      await fill(page)
      await server.sql`update holds set expires_at = now() - interval '1 second' where property_id = ${house.property}`
      await page.getByRole('button', { name: 'Book this table' }).click()
      await page.getByRole('heading', { name: 'Your table is not kept any longer' }).waitFor()
      await shoot(page, 'lost', size)
      await assertAccessible(page, 'lost')
      await page.getByRole('button', { name: /20:00/ }).first().click()
      assert.equal(await page.getByLabel('First name').inputValue(), 'Ada')
      await page.getByRole('button', { name: 'Book this table' }).click()
      await heading(page, 'Your table is booked')
    })
    assert.equal((await reservationsOn(house, date)).length, 1)
  })

test('booking · two guests for the last table at once · one has it, the other is offered other times', async () => {
  const at = await restaurant([2])
  const date = freshDay()
  await inBrowser('desktop', {}, async ({ page }) => {
    await inBrowser('phone', {}, async ({ page: other }) => {
      const pages = [page, other]
      await Promise.all(pages.map((one) => open(one, at, { date })))
      await Promise.all(pages.map((one) => pickTime(one, '20:00')))
      await Promise.all(
        pages.map((one) => one.getByText(/Your table is kept|That time has just gone/).waitFor()),
      )
      const texts = await Promise.all(pages.map((one) => one.locator('main').innerText()))
      assert.equal(texts.filter((text) => text.includes('Your table is kept')).length, 1)
      const winner = pages[texts.findIndex((text) => text.includes('Your table is kept'))] ?? page
      await fill(winner)
      await winner.getByRole('button', { name: 'Book this table' }).click()
      await heading(winner, 'Your table is booked')
    })
  })
  assert.equal((await reservationsOn(at, date)).length, 1)
})

/** Pages that depend on how the restaurant stands, each of its kind. */
async function stands() {
  const date = addDays(today(), 3)
  const full = await restaurant([2])
  for (const [service_id, hours] of [
    [full.lunch, ['12:00', '13:00', '14:00']],
    [full.dinner, ['19:00', '20:00', '21:00', '22:00']],
  ] as const)
    for (const start_hour of hours)
      await full.api('POST', '/reservations', {
        ...bookingOf(full),
        start_date: date,
        start_hour,
        service_id,
      })
  const waiting = await restaurant([2])
  await waiting.api('POST', '/reservations', { ...bookingOf(waiting), start_date: date })
  await waiting.api('PUT', `/rooms/${waiting.room}`, { name: 'Sala', sold_out: 'WAIT' })
  const request = await restaurant([2])
  for (const service of [request.lunch, request.dinner])
    await request.api('PUT', `/services/${service}`, { confirmation_mode: 'WAITING_LIST' })
  const closed = await restaurant([2])
  await closed.api('POST', '/closures', { start_date: date, end_date: date })
  return { date, full, waiting, request, closed }
}

for (const size of ['phone', 'desktop'] as const)
  test(`booking · ${size} · full day, closed day, large party, request, waiting list · are said before the click`, async () => {
    const { date, full, waiting, request, closed } = await stands()
    await inBrowser(size, {}, async ({ page }) => {
      await open(page, full, { date })
      await page.getByText(/No table is left for 2 people/).waitFor()
      assert.equal(await page.locator(`#day-${date}`).count(), 0)
      await shoot(page, 'full-day', size)
      await open(page, closed, { date })
      await page.getByText(/No tables can be booked online/).waitFor()
      await shoot(page, 'closed-day', size)
      await open(page, full)
      await page.getByLabel('How many are you?').selectOption({ label: 'More than 2' })
      await page.getByRole('heading', { name: /larger than our tables/ }).waitFor()
      await page.getByRole('link', { name: '+39 02 1234 5678' }).waitFor()
      await shoot(page, 'large-party', size)
      await open(page, request, { date })
      await pickTime(page, '20:00')
      await page.getByText(/nothing is booked until the restaurant has said yes/).waitFor()
      await shoot(page, 'request', size)
      await fill(page)
      await page.getByRole('button', { name: 'Send the request' }).click()
      await heading(page, 'Your request has been sent')
      await open(page, waiting, { date })
      await shoot(page, 'waiting-times', size)
      await page.getByRole('button', { name: /^20:00 waiting list/ }).click()
      await page.getByText(/You are joining the waiting list/).waitFor()
      await shoot(page, 'waiting', size)
      await fill(page)
      await page.getByRole('button', { name: 'Join the waiting list' }).click()
      await heading(page, 'You are on the waiting list')
    })
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`accessibility · ${colorScheme}, every language, phone and desktop · nothing that axe objects to`, async () => {
    const at = await restaurant([2, 4], colorScheme === 'dark' ? '#ffd400' : '#1e5631')
    const terrace = (await at.api('POST', '/rooms', { name: 'Terrazza' })).body.data[0].id
    await at.api('POST', `/room/${terrace}/table`, { name: 'A1', guests_max: 4 })
    const date = addDays(today(), 3)
    for (const size of ['phone', 'desktop'] as const)
      for (const lang of LANGUAGES)
        await inBrowser(size, { colorScheme }, async ({ page }) => {
          const check = (name: string) => assertAccessible(page, `${name} ${lang} ${colorScheme} ${size}`)
          for (const path of ['welcome', 'booking/home']) {
            await page.goto(addressOf(at, path, { lang }))
            await check(path)
          }
          await page.goto(addressOf(at, 'booking/new', { lang, date }))
          await check('choose')
          if (lang === 'de') await shoot(page, `choose-${colorScheme}-de`, size)
          await page.goto(addressOf(at, 'booking/new', { lang, pax: 9 }))
          await check('large party')
          await page.goto(addressOf(at, 'booking/new', { lang, date }))
          await page.locator('button.slot').last().click()
          await page.locator('#first_name').waitFor()
          await page.locator('button.main').click()
          await page.locator('#first_name-problem').waitFor()
          await check('problems')
          if (lang === 'de') await shoot(page, `problems-${colorScheme}-de`, size)
          await page.locator('#first_name').fill('Ada')
          await page.locator('#email').fill(`${lang}-${size}@example.com`)
          await page.locator('button.main').click()
          await page.locator('dl.facts').waitFor()
          await check('done')
          await page.goto(`${server.url}/book/restaurant/1/welcome?lang=${lang}`)
          await check('not found')
        })
  })
