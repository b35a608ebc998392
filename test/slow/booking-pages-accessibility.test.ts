/** The pages for guests as axe sees them: every page in every language, and dark. */
import { after, before, test } from 'node:test'
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
} from '../support/guest-browser.ts'

let scene: Scene
before(async () => {
  scene = await openScene()
})
after(() => scene.close())

for (const colorScheme of ['light', 'dark'] as const)
  test(`accessibility · ${colorScheme} · nothing that axe objects to`, async () => {
    const at = await openRestaurant(scene, [2, 4], colorScheme === 'dark' ? '#ffd400' : '#1e5631')
    const terrace = (await at.api('POST', '/rooms', { name: 'Terrazza' })).body.data[0].id
    await at.api('POST', `/room/${terrace}/table`, { name: 'A1', guests_max: 4 })
    const date = addDays(today(), 3)
    // colours do not depend on words
    for (const lang of colorScheme === 'light' ? LANGUAGES : [LONGEST])
      for (const size of lang === LONGEST ? (['phone', 'desktop'] as const) : (['phone'] as const))
        await inBrowser(scene, size, { colorScheme }, async ({ page }) => {
          const check = (name: string) =>
            assertAccessible(page, `${name} ${lang} ${colorScheme} ${size}`, lang)
          for (const path of ['welcome', 'booking/home']) {
            await page.goto(addressOf(scene, at, path, { lang }))
            await check(path)
          }
          await page.goto(addressOf(scene, at, 'booking/new', { lang, date }))
          await check('choose')
          if (lang === LONGEST) await shoot(page, `choose-${colorScheme}-de`, size)
          await page.goto(addressOf(scene, at, 'booking/new', { lang, pax: 9 }))
          await check('large party')
          await page.goto(addressOf(scene, at, 'booking/new', { lang, date }))
          await page.locator('button.slot').last().click()
          await page.locator('#first_name').waitFor()
          await page.locator('button.main').click()
          await page.locator('#first_name-problem').waitFor()
          await check('problems')
          if (lang === LONGEST) await shoot(page, `problems-${colorScheme}-de`, size)
          await page.locator('#first_name').fill('Ada')
          await page.locator('#email').fill(`${lang}-${size}@example.com`)
          await page.locator('button.main').click()
          await page.locator('dl.facts').waitFor()
          await check('done')
          await page.goto(`${scene.server.url}/book/restaurant/1/welcome?lang=${lang}`)
          await check('not found')
        })
  })
