/** The pages for guests in a real browser: phone and desktop, keyboard, without JavaScript. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { bookingOf } from '../support/bookings.ts'
import { addDays, today } from '../support/days.ts'
import {
  addressOf,
  assertAccessible,
  inBrowser,
  openRestaurant,
  openScene,
  shoot,
  type Scene,
} from '../support/guest-browser.ts'
import { reservationsOn } from '../support/guest.ts'
import type { Restaurant } from '../support/server.ts'

let scene: Scene
let house: Restaurant
before(async () => {
  scene = await openScene()
  house = await restaurant([2, 2, 4, 4, 6])
})
after(() => scene.close())

const restaurant = (sizes: number[]) => openRestaurant(scene, sizes)

let used = 2
const freshDay = () => addDays(today(), used++)

const open = (page: Page, at: Restaurant, query: Record<string, string | number> = {}) =>
  page.goto(addressOf(scene, at, 'booking/new', query))

const pickTime = (page: Page, time: string) =>
  page.getByRole('button', { name: new RegExp(`^${time}`) }).click()

async function fill(page: Page, first = 'Ada', email = 'ada@example.com'): Promise<void> {
  await page.getByLabel('First name').fill(first)
  await page.getByLabel('E-mail').fill(email)
}

const heading = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor()

for (const size of ['phone', 'desktop'] as const)
  test(`booking · ${size} · from the welcome to the page that says it is booked, which survives a reload`, async () => {
    const date = freshDay()
    await inBrowser(scene, size, {}, async ({ page }) => {
      await page.goto(addressOf(scene, house, 'welcome'))
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
  await inBrowser(scene, 'phone', {}, async ({ page }) => {
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
  await inBrowser(scene, 'phone', { javaScriptEnabled: false }, async ({ page }) => {
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
  await inBrowser(scene, 'desktop', {}, async ({ page }) => {
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
  await inBrowser(scene, 'desktop', {}, async ({ page }) => {
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
  await inBrowser(scene, 'desktop', {}, async ({ page, context }) => {
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
    await inBrowser(scene, size, {}, async ({ page }) => {
      await open(page, house, { date })
      await pickTime(page, '20:00')
      await fill(page)
      await scene.server
        .sql`update holds set expires_at = now() - interval '1 second' where property_id = ${house.property}`
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
  await inBrowser(scene, 'desktop', {}, async ({ page }) => {
    await inBrowser(scene, 'phone', {}, async ({ page: other }) => {
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
    await inBrowser(scene, size, {}, async ({ page }) => {
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
