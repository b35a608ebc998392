/**
 * Booking in a real browser: phone and desktop, keyboard, without JavaScript, and what goes wrong. What is seen by axe
 * and in other languages is in `slow/`, as is what guests do with a reservation that they have.
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { bookingOf } from './support/bookings.ts'
import { addDays, today } from './support/days.ts'
import { firstView } from './support/first-view.ts'
import {
  addressOf,
  inBrowser,
  openRestaurant,
  openScene,
  shoot,
  type Opened,
  type Scene,
  type Size,
} from './support/guest-browser.ts'
import { reservationsOn } from './support/guest.ts'
import type { Restaurant } from './support/server.ts'

let scene: Scene
/** Five tables up to six; on the terrace one for seven or eight, who ask the restaurant, and wait for it where it is taken. */
let house: Restaurant
let terrace: number
before(async () => {
  scene = await openScene()
  house = await openRestaurant(scene, [2, 2, 4, 4, 6])
  const added = await house.api('POST', '/rooms', { name: 'Terrazza', sold_out: 'WAIT' })
  terrace = added.body.data[0].id
  await house.api('POST', `/room/${terrace}/table`, { name: 'A1', guests_min: 7, guests_max: 8 })
  for (const service of [house.lunch, house.dinner])
    await house.api('PUT', `/services/${service}`, { confirmation_mode: 'WAITING_LIST', confirm_up_to: 6 })
})
after(() => scene.close())

let used = 2
/** A day of its own for each test. */
const freshDay = () => addDays(today(), used++)

const open = (page: Page, query: Record<string, string | number> = {}) =>
  page.goto(addressOf(scene, house, 'booking/new', query))
const pickTime = (page: Page, time: string) =>
  page.getByRole('button', { name: new RegExp(`^${time}`) }).click()
const send = (page: Page, text = 'Book this table') => page.getByRole('button', { name: text }).click()
const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()

async function fill(page: Page): Promise<void> {
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('E-mail').fill('ada@example.com')
}

/** Somebody else has it. */
async function takeTable(
  pax: number,
  start_date: string,
  start_hour: string,
  room_id = house.room,
): Promise<void> {
  const service_id = start_hour < '17' ? house.lunch : house.dinner
  const body = bookingOf(house, { pax, start_date, start_hour, service_id, room_id })
  const { status, body: answer } = await house.api('POST', '/reservations', body)
  assert.equal(status, 201, JSON.stringify(answer))
}

/** What the restaurant has of that day, when a browser is done. */
async function bookedBy(
  size: Size,
  date: string,
  run: (opened: Opened) => Promise<void>,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<number> {
  await inBrowser(scene, size, options, run)
  return (await reservationsOn(house, date)).length
}

for (const size of ['phone', 'desktop'] as const) {
  test(`booking · ${size} · from the welcome to the page that says it is booked, which survives a reload`, async () => {
    const date = freshDay()
    const count = await bookedBy(size, date, async ({ page }) => {
      await page.goto(addressOf(scene, house, 'welcome'))
      await shoot(page, 'welcome', size)
      await page.getByRole('link', { name: 'Opening hours' }).click()
      await heading(page, 'Opening hours')
      await shoot(page, 'services', size)
      await page.getByRole('link', { name: 'Book a table' }).click()
      await page.getByLabel('How many are you?').selectOption('3')
      await page.waitForURL(/pax=3/)
      await open(page, { pax: 3, date })
      await shoot(page, 'choose', size)
      await pickTime(page, '20:00')
      await page.getByText(/Your table is kept for 7 more minutes/).waitFor()
      await shoot(page, 'details', size)
      await fill(page)
      await page.getByLabel('Anything we should know?').fill('A high chair, please')
      await send(page)
      await heading(page, 'Your table is booked')
      await shoot(page, 'done', size)
      await page.reload()
      await heading(page, 'Your table is booked')
    })
    assert.equal(count, 1)
  })

  test(`booking · ${size} · a hold that was lost · offers times, and what was typed stays`, async () => {
    const date = freshDay()
    const count = await bookedBy(size, date, async ({ page }) => {
      await open(page, { date })
      await pickTime(page, '20:00')
      await fill(page)
      await scene.server
        .sql`update holds set expires_at = now() - interval '1 second' where property_id = ${house.property}`
      await send(page)
      await page.getByRole('heading', { name: 'Your table is not kept any longer' }).waitFor()
      await shoot(page, 'lost', size)
      await page.getByRole('button', { name: /20:00/ }).first().click()
      assert.equal(await page.getByLabel('First name').inputValue(), 'Ada')
      await send(page)
      await heading(page, 'Your table is booked')
    })
    assert.equal(count, 1)
  })

  test(`booking · ${size} · full day, closed day, large party · are said before the click`, async () => {
    const [full, closed] = [freshDay(), freshDay()]
    await house.api('POST', '/closures', { start_date: closed, end_date: closed })
    for (const start_hour of ['12:00', '13:00', '14:00', '19:00', '20:00', '21:00', '22:00'])
      await takeTable(6, full, start_hour)
    await inBrowser(scene, size, {}, async ({ page }) => {
      await open(page, { pax: 6, date: full })
      await page.getByText(/No table is left for 6 people/).waitFor()
      assert.equal(await page.locator(`#day-${full}`).count(), 0)
      await page.getByRole('heading', { name: 'The nearest free times' }).waitFor()
      await shoot(page, 'full-day', size)
      await open(page, { date: closed })
      await page.getByText(/No tables can be booked online/).waitFor()
      await shoot(page, 'closed-day', size)
      await page.getByLabel('How many are you?').selectOption({ label: 'More than 8' })
      await page.getByRole('heading', { name: /larger than our tables/ }).waitFor()
      await page.getByRole('link', { name: '+39 02 1234 5678' }).waitFor()
      await shoot(page, 'large-party', size)
    })
  })

  test(`booking · ${size} · a party that the restaurant answers itself · sends a request and is told so`, async () => {
    const date = freshDay()
    const count = await bookedBy(size, date, async ({ page }) => {
      await open(page, { pax: 7, date })
      await page
        .getByText(/are requests: the restaurant answers each of them/)
        .first()
        .waitFor()
      await pickTime(page, '20:00')
      await page.getByText(/nothing is booked until the restaurant has said yes/).waitFor()
      await shoot(page, 'request', size)
      await fill(page)
      await send(page, 'Send the request')
      await heading(page, 'Your request has been sent')
      await shoot(page, 'requested', size)
    })
    assert.equal(count, 1)
  })

  test(`booking · ${size} · a full time with a waiting list · is marked, and queues the guest`, async () => {
    const date = freshDay()
    await takeTable(8, date, '20:00', terrace)
    const count = await bookedBy(size, date, async ({ page }) => {
      await open(page, { pax: 8, date })
      await shoot(page, 'waiting-times', size)
      await page.getByRole('button', { name: /^20:00 waiting list/ }).click()
      await page.getByText(/You are joining the waiting list/).waitFor()
      await shoot(page, 'waiting', size)
      await fill(page)
      await send(page, 'Join the waiting list')
      await heading(page, 'You are on the waiting list')
      await shoot(page, 'queued', size)
    })
    assert.equal(count, 2)
  })
}

test('booking · days and months · are loaded into the page, and the browser goes back through them', async () => {
  await inBrowser(scene, 'phone', {}, async ({ page }) => {
    await open(page)
    await page.evaluate('globalThis.stillHere = true')
    const month = await page.locator('#month').innerText()
    await page.getByRole('link', { name: 'Next month' }).click()
    await page.waitForURL(/month=/)
    const next = await page.locator('#month').innerText()
    assert.notEqual(next, month)
    await page.goBack()
    await page.locator('#month', { hasText: month }).waitFor()
    await page.goForward()
    await page.locator('#month', { hasText: next }).waitFor()
    const day = await page.locator('a.day').nth(3).getAttribute('id')
    await page.locator('a.day').nth(3).click()
    await page.waitForURL(/date=/)
    assert.equal(await page.evaluate('document.activeElement.id'), day)
    assert.equal(await page.evaluate('globalThis.stillHere'), true, 'nothing was loaded anew')
  })
})

test('booking · JavaScript off · books all the same', async () => {
  const date = freshDay()
  const book = async ({ page }: Opened) => {
    await open(page)
    await page.getByLabel('How many are you?').selectOption('4')
    await page.getByRole('button', { name: 'Show days' }).click()
    await page.waitForURL(/pax=4/)
    await open(page, { pax: 4, date })
    await pickTime(page, '20:00')
    await fill(page)
    await send(page)
    await heading(page, 'Your table is booked')
  }
  assert.equal(await bookedBy('phone', date, book, { javaScriptEnabled: false }), 1)
})

test('booking · keyboard only · books, and is led to what was wrong', async () => {
  const date = freshDay()
  const count = await bookedBy('desktop', date, async ({ page }) => {
    await open(page, { date })
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
    assert.equal(await page.evaluate('document.activeElement.id'), 'email')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('ada@example.com')
    await until('Book this table')
    await page.keyboard.press('Space')
    await heading(page, 'Your table is booked')
  })
  assert.equal(count, 1)
})

test('booking · double click on the time and on the last button, then back and sent again · is one reservation', async () => {
  const date = freshDay()
  const count = await bookedBy('desktop', date, async ({ page }) => {
    await open(page, { pax: 6, date })
    await page.getByRole('button', { name: /^20:00/ }).dblclick()
    await fill(page)
    await page.getByRole('button', { name: 'Book this table' }).dblclick()
    await heading(page, 'Your table is booked')
    await page.goBack()
    // the form that has booked leads to what it booked
    await heading(page, 'Your table is booked')
  })
  assert.equal(count, 1)
})

test('booking · the same form in two tabs · is one reservation', async () => {
  const date = freshDay()
  const count = await bookedBy('desktop', date, async ({ page, context }) => {
    await open(page, { date })
    await pickTime(page, '20:00')
    await heading(page, 'Your details')
    const other = await context.newPage()
    await other.goto(page.url())
    for (const tab of [page, other]) await fill(tab)
    for (const tab of [page, other]) {
      await send(tab)
      await heading(tab, 'Your table is booked')
    }
  })
  assert.equal(count, 1)
})

test('booking · a connection that fails while the form is sent · books once when it is sent again', async () => {
  const date = freshDay()
  const count = await bookedBy('phone', date, async ({ page, context }) => {
    await open(page, { date })
    await pickTime(page, '20:00')
    await fill(page)
    // the answer is lost, as where a phone leaves its network: the server has booked
    await context.route(/booking\/details/, async (route) => {
      await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
    })
    const form = page.url()
    const failed = page.waitForEvent('requestfailed')
    await send(page)
    await failed
    await context.unroute(/booking\/details/)
    await page.goto(form)
    await heading(page, 'Your table is booked')
  })
  assert.equal(count, 1)
})

test('booking · two guests for the last table at once · one has it, the other is offered other times', async () => {
  const date = freshDay()
  const count = await bookedBy('desktop', date, async ({ page }) => {
    await inBrowser(scene, 'phone', {}, async ({ page: other }) => {
      const pages = [page, other]
      await Promise.all(pages.map((one) => open(one, { pax: 6, date })))
      await Promise.all(pages.map((one) => pickTime(one, '20:00')))
      await Promise.all(
        pages.map((one) => one.getByText(/Your table is kept|That time has just gone/).waitFor()),
      )
      const texts = await Promise.all(pages.map((one) => one.locator('main').innerText()))
      const lucky = texts.findIndex((text) => text.includes('Your table is kept'))
      const [winner, loser] = lucky === 0 ? [page, other] : [other, page]
      await loser.getByRole('heading', { name: 'The nearest free times' }).waitFor()
      await fill(winner)
      await send(winner)
      await heading(winner, 'Your table is booked')
    })
  })
  assert.equal(count, 1)
})

test('first view · on a phone four times slower · is three small files, and nothing waits for the script', async (t) => {
  await inBrowser(scene, 'phone', {}, async ({ page }) => {
    const { bytes, interactive, blocked } = await firstView(page, addressOf(scene, house, 'booking/new'))
    t.diagnostic(`${JSON.stringify(bytes)}, interactive after ${interactive} ms, blocked for ${blocked} ms`)
    assert.deepEqual(Object.keys(bytes).sort(), ['Document', 'Script', 'Stylesheet'])
    assert.ok(Object.values(bytes).reduce((sum, size) => sum + size, 0) < 60_000)
    assert.ok((bytes['Script'] ?? 0) < 25_000)
    assert.equal(await page.locator('script:not([type=module], [async], [defer])').count(), 0)
  })
})
