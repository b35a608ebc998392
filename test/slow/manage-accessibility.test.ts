/** The pages of a reservation and the mails about it as axe sees them: every language, and dark. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { LANGUAGES } from '../../src/languages/texts.ts'
import { addDays, today } from '../support/days.ts'
import {
  assertAccessible,
  inBrowser,
  LONGEST,
  openRestaurant,
  openScene,
  shoot,
  type Scene,
} from '../support/guest-browser.ts'
import { accepted, GUEST, reserved } from '../support/managed.ts'

let scene: Scene
before(async () => {
  scene = await openScene()
})
after(() => scene.close())

let used = 3
const freshDay = () => addDays(today(), used++)

for (const colorScheme of ['light', 'dark'] as const)
  test(`manage · ${colorScheme} · nothing that axe objects to, in every language`, async () => {
    const at = await openRestaurant(scene, [2, 4], colorScheme === 'dark' ? '#ffd400' : '#1e5631')
    const [date, asked, late] = [freshDay(), freshDay(), freshDay()]
    const booked = await reserved(at, date)
    const offer = await accepted(at, asked)
    const over = await reserved(at, late)
    await at.api('DELETE', `/reservations/${over.id}`)
    for (const lang of colorScheme === 'light' ? LANGUAGES : [LONGEST])
      for (const size of lang === LONGEST ? (['phone', 'desktop'] as const) : (['phone'] as const))
        await inBrowser(scene, size, { colorScheme }, async ({ page }) => {
          const check = async (name: string, link: string, query: Record<string, string> = {}) => {
            const search = new URLSearchParams({ ...query, lang })
            await page.goto(`${link}?${search.toString()}`)
            await assertAccessible(page, `${name} ${lang} ${colorScheme} ${size}`, lang)
            if (lang === LONGEST) await shoot(page, `${name}-${colorScheme}-de`, size)
          }
          await check('manage', booked.link)
          await check('manage-accepted', offer.link)
          await check('manage-ended', over.link)
          await check('manage-cancel', `${booked.link}/cancel`)
          await check('manage-change', `${booked.link}/change`)
          const slot = { pax: '2', date, time: '21:30', service: String(at.dinner) }
          await check('manage-check', `${booked.link}/change`, slot)
          await check('manage-over', `${booked.link}x`)
        })
  })

test('mails · what happened to a reservation · look like the restaurant, and nothing that axe objects to', async () => {
  const at = await openRestaurant(scene, [2, 4], '#ffd400')
  await scene.server.sql`update properties set sandbox = true where id = ${at.property}`
  const settings = { mail_text: { de: 'Parkplätze gibt es im Hof.' } }
  await at.api('PUT', `/properties/${at.property}`, { settings })
  const customer = { ...GUEST, email: 'ada@example.com' }
  const wish = { language: 'de', special_request: 'Ein Tisch am Fenster, bitte' }
  const { id } = await reserved(at, freshDay(), { customer, ...wish })
  await at.api('PUT', `/reservations/${id}`, { start_hour: '21:00' })
  await at.api('DELETE', `/reservations/${id}`)
  await accepted(at, freshDay(), { customer, ...wish })
  const mails: { kind: string; html: string }[] = (await at.api('GET', '/mails')).body.data
  assert.deepEqual(
    mails.map(({ kind }) => kind.replace('RESERVATION_', '')),
    ['ACCEPTED', 'QUEUED', 'CANCELLED', 'CHANGED', 'CONFIRMED'],
  )
  for (const size of ['phone', 'desktop'] as const)
    await inBrowser(scene, size, {}, async ({ page }) => {
      for (const { kind, html } of mails) {
        await page.setContent(html)
        await assertAccessible(page, `${kind} ${size}`)
        await shoot(page, `mail-${kind.toLowerCase()}`, size)
      }
    })
})
