/** Welcome and home with logo and photos in a real browser: how they look, and whom they hinder. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { LANGUAGES } from '../../src/languages/texts.ts'
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
import { logo, photo, verifyOwners } from '../support/pictures.ts'
import type { Restaurant } from '../support/server.ts'

let scene: Scene
let house: Restaurant
before(async () => {
  scene = await openScene()
  house = await openRestaurant(scene, [2, 4])
  await furnish(house)
})
after(() => scene.close())

const ALT = ['The dining room in the evening', 'The garden <b>"at noon"</b>', 'Bread & butter', '']

async function furnish(at: Restaurant): Promise<void> {
  await verifyOwners(scene.server, at.property)
  const path = `/properties/${at.property}`
  assert.equal((await at.api('PUT', `${path}/logo`, await logo())).status, 200)
  for (const [n, en] of ALT.entries()) {
    const { status, body } = await at.api(
      'POST',
      `${path}/photos`,
      await photo({ width: 1600, height: n === 2 ? 1600 : 1067 }, n + 1),
    )
    assert.equal(status, 201, JSON.stringify(body))
    await at.api('PUT', `${path}/photos/${body.data[0].id}`, { alt: { en } })
  }
}

/** Scrolled through, so that everything is loaded. */
async function openWhole(page: Page, path: string, query: Record<string, string> = {}): Promise<void> {
  await page.goto(addressOf(scene, house, path, query))
  for (const image of await page.locator('img').all()) await image.scrollIntoViewIfNeeded()
  await page.waitForFunction('[...document.images].every((one) => one.complete && one.naturalWidth > 0)')
}

for (const size of ['phone', 'desktop'] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`welcome and home · ${size}, ${colorScheme} · with logo and photos · hinder nobody`, async () => {
      await inBrowser(scene, size, { colorScheme }, async ({ page }) => {
        for (const path of ['welcome', 'booking/home', 'booking/new']) {
          await openWhole(page, path)
          await shoot(page, `pictures-${path.replace('/', '-')}-${colorScheme}`, size)
          await assertAccessible(page, `${path} ${size} ${colorScheme}`)
        }
      })
    })

test('welcome and home · in every language · with photos · hinder nobody', async () => {
  await inBrowser(scene, 'phone', {}, async ({ page }) => {
    for (const lang of LANGUAGES)
      for (const path of ['welcome', 'booking/home']) {
        await page.goto(addressOf(scene, house, path, { lang }))
        await assertAccessible(page, `${path} ${lang}`, lang)
      }
  })
})

test('photos · before and after they are loaded · leave everything where it is, and come in the size of the screen', async () => {
  await inBrowser(scene, 'phone', {}, async ({ page }) => {
    await page.route('**/pictures/**', (route) => route.abort())
    const tops = () =>
      page.evaluate<number[]>(
        "[...document.querySelectorAll('h1, h2, .button, .gallery li')].map((one) => one.getBoundingClientRect().top + scrollY)",
      )
    await page.goto(addressOf(scene, house, 'booking/home'))
    const before = await tops()
    await page.unroute('**/pictures/**')
    const loaded: string[] = []
    page.on('response', (response) => {
      if (response.url().includes('/pictures/')) loaded.push(response.url())
    })
    await openWhole(page, 'booking/home')
    assert.deepEqual(await tops(), before)
    // a screen of 390 points with one pixel each: no photo of 1600
    const widths = loaded.map((url) => Number(/-(\d+)\.webp/.exec(url)?.[1]))
    assert.ok(widths.length >= 5 && Math.max(...widths) <= 480, widths.join())
  })
})

test('photos · their texts · are read out as they were written, markup and all', async () => {
  await inBrowser(scene, 'desktop', {}, async ({ page }) => {
    await page.goto(addressOf(scene, house, 'booking/home'))
    const alts = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.hero img, .gallery img')].map((one) => one.alt)",
    )
    assert.deepEqual(alts, ALT)
    assert.equal(await page.locator('main b').count(), 0)
  })
})

test('print · welcome, home and the page that says it is booked · on paper', async () => {
  await inBrowser(scene, 'desktop', { colorScheme: 'dark' }, async ({ page }) => {
    const onPaper = async (name: string) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'light' })
      await page.setViewportSize({ width: 720, height: 1000 })
      await shoot(page, `print-${name}`, 'desktop')
      for (const hidden of ['footer', '.skip', '.button', 'form'])
        for (const one of await page.locator(hidden).all()) assert.equal(await one.isVisible(), false, hidden)
      const ground = await page.evaluate<string>(
        'getComputedStyle(document.querySelector("main")).backgroundColor',
      )
      assert.equal(ground, 'rgb(255, 255, 255)')
      const pages =
        (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
      assert.ok(pages >= 1 && pages <= 2, `${name}: ${pages} pages`)
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize({ width: 1280, height: 800 })
    }
    for (const path of ['welcome', 'booking/home']) {
      await openWhole(page, path)
      await onPaper(path.replace('/', '-'))
    }
    await page.goto(addressOf(scene, house, 'booking/new', { date: addDays(today(), 3) }))
    await page.locator('button.slot').last().click()
    await page.locator('#first_name').fill('Ada')
    await page.locator('#email').fill('ada@example.com')
    await page.locator('button.main').click()
    await page.locator('dl.facts').waitFor()
    await onPaper('done')
  })
})
