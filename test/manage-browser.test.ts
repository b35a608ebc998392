/** The pages of a reservation in a real browser: phone and desktop, without JavaScript. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { oneEvent } from './support/calendar.ts'
import { addDays, today } from './support/days.ts'
import { inBrowser, openRestaurant, openScene, shoot, type Scene } from './support/guest-browser.ts'
import { accepted, reserved } from './support/managed.ts'
import type { Restaurant } from './support/server.ts'

let scene: Scene
let house: Restaurant
before(async () => {
  scene = await openScene()
  house = await openRestaurant(scene, [2, 2, 4, 4, 6])
})
after(() => scene.close())

let used = 3
const freshDay = () => addDays(today(), used++)

const read = async (at: Restaurant, id: number) => (await at.api('GET', `/reservations/${id}`)).body.data[0]

const heading = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor()

const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).click()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** From the reservation to another day, time and size. */
async function changeTo(page: Page, link: string, date: string, pax: string, script = true): Promise<void> {
  await page.goto(link)
  await follow(page, 'Change day, time or party')
  await heading(page, 'Change your reservation')
  await page.getByLabel('How many are you?').selectOption(pax)
  if (!script) await press(page, 'Show days')
  await page.waitForURL(new RegExp(`pax=${pax}`))
  if ((await page.locator(`#day-${date}`).count()) === 0) await follow(page, 'Next month')
  await page.locator(`#day-${date}`).click()
  await page.waitForURL(new RegExp(date))
  await press(page, /^21:30/)
  await heading(page, 'Is this how it should be?')
}

for (const size of ['phone', 'desktop'] as const) {
  test(`manage · ${size} · seen, changed, put into a calendar and cancelled`, async () => {
    const [date, other] = [freshDay(), freshDay()]
    const { id, link } = await reserved(house, date)
    await inBrowser(scene, size, { acceptDownloads: true }, async ({ page }) => {
      await page.goto(link)
      await heading(page, 'Your table is booked')
      await shoot(page, 'manage', size)
      await changeTo(page, link, other, '4')
      await shoot(page, 'manage-check', size)
      assert.equal((await read(house, id)).version, 1)
      await press(page, 'Change the reservation')
      await heading(page, 'Your reservation is changed')
      await shoot(page, 'manage-changed', size)
      const { start_date, start_hour, pax } = await read(house, id)
      assert.deepEqual([start_date, start_hour, pax], [other, '21:30:00', 4])
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Add to your calendar' }).click(),
      ])
      const entry = oneEvent(await readFile(await download.path(), 'utf8'))
      assert.deepEqual(
        [download.suggestedFilename(), entry.start],
        [`reservation-${id}.ics`, `${other}T21:30:00`],
      )
      await follow(page, 'Cancel the reservation')
      await heading(page, 'Cancel the reservation?')
      await shoot(page, 'manage-cancel', size)
      await press(page, 'Yes, cancel it')
      await heading(page, 'Your reservation is cancelled')
      await shoot(page, 'manage-cancelled', size)
      // back to a form that was sent, and sent once more
      await page.goBack()
      await heading(page, /Cancel the reservation\?|Your reservation is cancelled/)
    })
    assert.equal((await read(house, id)).status, 'CANCELLED')
  })

  test(`manage · ${size} · an accepted request · is confirmed by a press`, async () => {
    const { id, link } = await accepted(house, freshDay())
    await inBrowser(scene, size, {}, async ({ page }) => {
      await page.goto(link)
      await heading(page, 'The restaurant has a table for you')
      await shoot(page, 'manage-accepted', size)
      await page.reload()
      assert.equal((await read(house, id)).status, 'ACCEPTED')
      await page.getByRole('button', { name: 'Yes, we are coming' }).dblclick()
      await heading(page, 'Your table is booked')
    })
    assert.equal((await read(house, id)).status, 'CONFIRMED')
  })

  test(`manage · ${size} · past the limit, over, taken by somebody else · is said, with a way on`, async () => {
    const at = await openRestaurant(scene, [2])
    const [date, other] = [freshDay(), freshDay()]
    const { id, link } = await reserved(at, date)
    await inBrowser(scene, size, {}, async ({ page }) => {
      await changeTo(page, link, other, '2')
      await reserved(at, other, { start_hour: '21:30' })
      await press(page, 'Change the reservation')
      await page.getByRole('heading', { name: 'That time cannot be had' }).waitFor()
      await page.getByRole('button', { name: /^20:00/ }).waitFor()
      await shoot(page, 'manage-refused', size)
      await follow(page, 'Leave it as it is')
      await heading(page, 'Your table is booked')
      assert.equal((await read(at, id)).start_date, date)
      await at.api('PUT', `/properties/${at.property}`, { settings: { cancel_limit_minutes: 44_000 } })
      await page.reload()
      await page.getByText(/Please call the restaurant instead/).waitFor()
      await page.getByRole('link', { name: '+39 02 1234 5678' }).waitFor()
      assert.equal(await page.getByRole('link', { name: 'Cancel the reservation' }).count(), 0)
      await shoot(page, 'manage-late', size)
      await scene.server.sql`
        update reservations set start_at = now() - interval '2 days', end_at = now() - interval '1 day'
        where property_id = ${at.property} and id = ${id}`
      await page.reload()
      await heading(page, 'This link does not work any more')
      await shoot(page, 'manage-over', size)
    })
  })
}

test('manage · JavaScript off · changes and cancels all the same', async () => {
  const [date, other] = [freshDay(), freshDay()]
  const { id, link } = await reserved(house, date)
  await inBrowser(scene, 'phone', { javaScriptEnabled: false }, async ({ page }) => {
    await changeTo(page, link, other, '3', false)
    await press(page, 'Change the reservation')
    await heading(page, 'Your reservation is changed')
    assert.deepEqual([(await read(house, id)).start_date, (await read(house, id)).pax], [other, 3])
    await follow(page, 'Cancel the reservation')
    await press(page, 'Yes, cancel it')
    await heading(page, 'Your reservation is cancelled')
  })
  assert.equal((await read(house, id)).status, 'CANCELLED')
})

test('manage · the address · is told to nobody, not even with what the page itself loads', async () => {
  const { link } = await reserved(house, freshDay())
  await inBrowser(scene, 'desktop', {}, async ({ page, context }) => {
    const referrers: string[] = []
    context.on('request', (request) => void referrers.push(request.headers()['referer'] ?? ''))
    await page.goto(link)
    await follow(page, 'Cancel the reservation')
    await heading(page, 'Cancel the reservation?')
    await follow(page, 'Trattoria da Piero')
    await heading(page, 'Welcome')
    assert.deepEqual(
      referrers.filter((one) => one.includes('manage')),
      [],
    )
  })
})
