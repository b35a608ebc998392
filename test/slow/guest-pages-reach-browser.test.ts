/** The pages for guests on small screens, enlarged, under fingers, for those whom movement harms, and as time goes by. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { LANGUAGES } from '../../src/languages/texts.ts'
import { addDays, today } from '../support/days.ts'
import {
  addressOf,
  assertAccessible,
  inBrowser,
  LONGEST,
  openRestaurant,
  openScene,
  shoot,
  type Scene,
  type Size,
} from '../support/guest-browser.ts'
import { accepted, reserved } from '../support/managed.ts'
import { logo, photo, verifyOwners } from '../support/pictures.ts'
import { moving, tooSmall, widthOf } from '../support/reach.ts'
import type { Restaurant } from '../support/server.ts'

let scene: Scene
/** With pictures, texts of its own and a second room, which has a waiting list. */
let house: Restaurant
/** Without. */
let plain: Restaurant
let links: { booked: string; offered: string; ended: string }
let used = 3
const freshDay = () => addDays(today(), used++)
const full = freshDay()

before(async () => {
  scene = await openScene()
  house = await openRestaurant(scene, [2, 2, 4, 4])
  await verifyOwners(scene.server, house.property)
  const path = `/properties/${house.property}`
  assert.equal((await house.api('PUT', `${path}/logo`, await logo())).status, 200)
  for (const n of [1, 2, 3])
    assert.equal(
      (await house.api('POST', `${path}/photos`, await photo({ width: 900, height: 600 }, n))).status,
      201,
    )
  const settings = { privacy: { en: 'Kept for a year.', de: 'Ein Jahr lang aufbewahrt.' } }
  assert.equal((await house.api('PUT', path, { settings })).status, 200)
  const added = await house.api('POST', '/rooms', { name: 'Gartenterrasse am Wasser', sold_out: 'WAIT' })
  const terrace = added.body.data[0].id
  await house.api('POST', `/room/${terrace}/table`, { name: 'A1', guests_max: 2 })
  await house.api('POST', '/closures', { start_date: full, end_date: full })
  plain = await openRestaurant(scene, [2])
  const ended = await reserved(house, freshDay())
  await house.api('DELETE', `/reservations/${ended.id}`)
  links = {
    booked: (await reserved(house, freshDay())).link,
    offered: (await accepted(house, freshDay())).link,
    ended: ended.link,
  }
})
after(() => scene.close())

const loseHolds = () =>
  scene.server
    .sql`update holds set expires_at = now() - interval '1 second' where property_id = ${house.property}`

type See = (name: string) => Promise<void>

/** Every page that a guest can come to. */
async function walk(page: Page, lang: string, see: See): Promise<void> {
  const date = freshDay()
  const show = async (name: string, url: string) => {
    await page.goto(url)
    await see(name)
  }
  const at = (path: string, query: Record<string, string | number> = {}) =>
    addressOf(scene, house, path, { ...query, lang })
  const ofLink = (link: string, query: Record<string, string> = {}) =>
    `${link}?${new URLSearchParams({ ...query, lang }).toString()}`
  await show('welcome', at('welcome'))
  await show('plain', addressOf(scene, plain, 'welcome', { lang }))
  await show('home', at('booking/home'))
  await show('full', at('booking/new', { date: full }))
  await show('large-party', at('booking/new', { pax: 9 }))
  await show('not-yours', at('booking/done', { form: 'a'.repeat(43) }))
  await show('not-found', `${scene.server.url}/book/restaurant/1/welcome?lang=${lang}`)
  await show('choose', at('booking/new', { date }))
  await bookThrough(page, see)
  const { booked, offered, ended } = links
  await show('manage', ofLink(booked))
  await show('manage-accepted', ofLink(offered))
  await show('manage-ended', ofLink(ended))
  await show('manage-cancel', ofLink(`${booked}/cancel`))
  await show('manage-change', ofLink(`${booked}/change`))
  const slot = { pax: '2', date, time: '21:30', service: String(house.dinner) }
  await show('manage-check', ofLink(`${booked}/change`, slot))
  await show('manage-over', ofLink(`${booked}x`))
}

/** From the times of a day to the page that says it is booked, with everything that goes wrong on the way. */
async function bookThrough(page: Page, see: See): Promise<void> {
  await page.locator('button.slot').last().click()
  await page.locator('#held').waitFor()
  await see('details')
  await page.locator('button.main').click()
  await page.locator('#first_name-problem').waitFor()
  await see('problems')
  await page.locator('#first_name').fill('Ada')
  await page.locator('#email').fill('ada@example.com')
  await loseHolds()
  await page.locator('button.main').click()
  await page.locator('#nearest').waitFor()
  await see('lost')
  await page.locator('button.slot').first().click()
  await page.locator('#held').waitFor()
  await page.locator('button.main').click()
  await page.locator('dl.facts').waitFor()
  await see('done')
}

interface Screen {
  name: string
  size: Size
  width: number
  /** its buttons are touched, and are looked at for that */
  touched?: boolean
  languages: readonly string[]
  options: BrowserContextOptions
}

/** Only a phone's own browser makes a page smaller until it fits: what is too wide is seen on the others. */
const SCREENS: Screen[] = [
  {
    name: '320 px wide',
    size: 'desktop',
    width: 320,
    languages: LANGUAGES,
    options: { viewport: { width: 320, height: 640 } },
  },
  {
    name: '1280 px enlarged to 200 %',
    size: 'desktop',
    width: 640,
    languages: [LONGEST],
    options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  },
  {
    name: 'a small phone',
    size: 'phone',
    width: 360,
    touched: true,
    languages: [LONGEST, 'en'],
    options: { viewport: { width: 360, height: 740 } },
  },
]

for (const { name, size, width, touched = false, languages, options } of SCREENS)
  test(`every page · ${name} · nothing scrolls sideways${touched ? ', and fingers meet every target' : ''}`, async () => {
    const missed = new Set<string>()
    for (const lang of languages)
      await inBrowser(scene, size, options, async ({ page }) => {
        await walk(page, lang, async (shown) => {
          if (lang === LONGEST) await shoot(page, `reach-${width}-${shown}`, size)
          const wide = await widthOf(page)
          if (wide > width) missed.add(`${shown} ${lang} is ${wide} px wide`)
          if (touched) for (const one of await tooSmall(page)) missed.add(`${shown} ${lang} ${one}`)
        })
      })
    assert.deepEqual([...missed], [])
  })

test('every page · less movement asked for · nothing moves', async () => {
  await inBrowser(scene, 'phone', {}, async ({ page }) => {
    await page.goto(addressOf(scene, house, 'booking/new'))
    await page.evaluate('document.querySelector("#step").setAttribute("aria-busy", "true")')
    assert.equal((await moving(page)).length, 1, 'what waits fades for everybody else')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    assert.deepEqual(await moving(page), [])
    await walk(page, 'en', async (shown) => assert.deepEqual(await moving(page), [], shown))
  })
})

test('a table that is kept · its minutes · go down, and at their end other times are offered', async () => {
  await inBrowser(scene, 'phone', {}, async ({ page }) => {
    const says = (text: RegExp) => page.locator('#held', { hasText: text }).waitFor()
    await page.clock.install()
    await page.goto(addressOf(scene, house, 'booking/new', { date: freshDay() }))
    await page.getByRole('button', { name: /^20:00/ }).click()
    await says(/kept for 7 more minutes/)
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('E-mail').fill('ada@example.com')
    await page.getByLabel('Anything we should know?').fill('A high chair, please')
    for (const left of [6, 5, 4, 3, 2]) {
      await page.clock.fastForward('01:00')
      await says(new RegExp(`kept for ${left} more minutes`))
    }
    await page.clock.fastForward('01:00')
    await says(/kept for 1 more minute\./)
    await page.clock.fastForward('01:00')
    await says(/not kept any longer\. Send the form all the same/)
    await assertAccessible(page, 'the minutes are over')
    await loseHolds()
    await page.getByRole('button', { name: 'Book this table' }).click()
    await page.getByRole('heading', { name: 'Your table is not kept any longer' }).waitFor()
    await page.getByRole('heading', { name: 'The nearest free times' }).waitFor()
    await assertAccessible(page, 'a lost hold')
    await page.getByRole('button', { name: /20:00/ }).first().click()
    await says(/kept for 7 more minutes/)
    const typed = ['First name', 'E-mail', 'Anything we should know?'].map((label) =>
      page.getByLabel(label).inputValue(),
    )
    assert.deepEqual(await Promise.all(typed), ['Ada', 'ada@example.com', 'A high chair, please'])
  })
})
