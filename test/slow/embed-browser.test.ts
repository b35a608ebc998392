/** The booking pages on a restaurant's own website, in a real browser and across sites: button, frame, and a booking in it. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Frame, Page } from 'playwright-core'
import { addDays, today } from '../support/days.ts'
import { assertAccessible, openRestaurant, openScene, shoot, type Scene } from '../support/guest-browser.ts'
import { reservationsOn } from '../support/guest.ts'
import type { Restaurant } from '../support/server.ts'
import { startWebsite, type Website } from '../support/website.ts'

let scene: Scene
let website: Website
let house: Restaurant
before(async () => {
  scene = await openScene()
  website = await startWebsite()
  house = await openRestaurant(scene, [2, 2, 4])
  await allowFrames(house, [website.origin])
})
after(async () => {
  await scene.close()
  await website.stop()
})

async function allowFrames(at: Restaurant, frame_ancestors: string[]): Promise<void> {
  const { status } = await at.api('PUT', `/properties/${at.property}`, { settings: { frame_ancestors } })
  assert.equal(status, 200)
}

const script = (attributes = '', at = house) =>
  `<script src="${scene.server.url}/embed.js" data-restaurant="${at.property}" ${attributes} async></script>
  <noscript><a href="${scene.server.url}/book/restaurant/${at.property}/booking/new">Prenota un tavolo</a></noscript>`

const around = (body: string) =>
  `<!doctype html><html lang="it"><title>Da Piero</title><link rel="icon" href="data:,"><main><h1>Da Piero</h1>${body}</main></html>`

/** Opens the website with that in it. */
async function visit(
  body: string,
  run: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  website.page = body.startsWith('<!doctype') ? body : around(body)
  const context = await scene.browser.newContext({ locale: 'en-GB', ...options })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(website.origin)
    await run(page)
  } finally {
    await context.close()
  }
}

async function frameOf(page: Page, n = 0): Promise<Frame> {
  const frame = await (await page.locator('iframe').nth(n).elementHandle())?.contentFrame()
  assert.ok(frame, 'a frame')
  await frame.locator('h1').waitFor()
  return frame
}

const heightOf = (page: Page, n = 0) =>
  page.evaluate<string>(`document.querySelectorAll('iframe')[${n}]?.style.height`)

/** Our page has answered, and said how high it is. */
async function waitUntilSized(page: Page, n = 0): Promise<void> {
  await page.waitForFunction(`/^\\d+px$/.test(document.querySelectorAll('iframe')[${n}]?.style.height)`)
}

test('embed · a button · is a link with words, language and colour of the website, and can be read', async () => {
  await visit(
    `${script()} ${script('data-lang="de" data-color="#ffe08a"')} ${script('data-label="Reserve &lt;b&gt;now" data-color="zzz"')}`,
    async (page) => {
      const links = page.locator('a.octotable-button')
      await links.nth(2).waitFor()
      const shown = await page.evaluate<{ text: string; href: string; color: string }[]>(
        "[...document.querySelectorAll('a.octotable-button')].map((one) => ({ text: one.textContent, href: one.href, color: one.style.color }))",
      )
      assert.deepEqual(
        shown.map(({ text, color }) => [text, color]),
        [
          ['Prenota un tavolo', 'rgb(255, 255, 255)'],
          ['Tisch reservieren', 'rgb(0, 0, 0)'],
          ['Reserve <b>now', 'rgb(255, 255, 255)'],
        ],
      )
      const base = `${scene.server.url}/book/restaurant/${house.property}/booking/new`
      assert.deepEqual(
        shown.map(({ href }) => href),
        [`${base}?lang=it`, `${base}?lang=de&color=ffe08a`, `${base}?lang=it`],
      )
      await assertAccessible(page, 'a website with buttons')
      await links.nth(1).click()
      await page.locator('h1', { hasText: 'Tisch reservieren' }).waitFor()
      const sheet = await page.locator('link[rel=stylesheet]').getAttribute('href')
      assert.match(sheet ?? '', /ffe08a\.css$/)
    },
  )
})

test('embed · JavaScript off · is a plain link', async () => {
  await visit(
    script('data-as="frame"'),
    async (page) => {
      await page.getByRole('link', { name: 'Prenota un tavolo' }).click()
      await page.waitForURL(/\/booking\/new/)
    },
    { javaScriptEnabled: false },
  )
})

for (const [size, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1280, height: 800 }],
] as const)
  test(`embed · ${size} · a booking in a frame of another site · is made, without a cookie`, async () => {
    const date = addDays(today(), size === 'phone' ? 4 : 5)
    await visit(
      script('data-as="frame" data-lang="en" data-color="1e5631"'),
      async (page) => {
        const frame = await frameOf(page)
        await waitUntilSized(page)
        await frame.goto(frame.url() + `&date=${date}&pax=2`)
        assert.match((await frame.locator('link[rel=stylesheet]').getAttribute('href')) ?? '', /1e5631\.css$/)
        await shoot(page, 'embed-frame', size)
        await frame.getByRole('button', { name: /^20:00/ }).click()
        await frame.getByText(/Your table is kept for 7 more minutes/).waitFor()
        await frame.getByLabel('First name').fill('Ada')
        await frame.getByLabel('E-mail').fill(`ada-${size}@example.com`)
        await frame.getByRole('button', { name: 'Book this table' }).click()
        await frame.getByRole('heading', { name: 'Your table is booked' }).waitFor()
        await shoot(page, 'embed-done', size)
        // it survives a reload of the frame, and the way back to the form
        await frame.evaluate('location.reload()')
        await frame.getByRole('heading', { name: 'Your table is booked' }).waitFor()
        assert.deepEqual(await page.context().cookies(), [])
        assert.equal(page.url(), `${website.origin}/`)
        // the address that the guest should keep opens where it can be seen
        const opened = page.waitForEvent('popup')
        await frame.getByRole('link', { name: 'See, change or cancel it' }).click()
        const own = await opened
        assert.match(own.url(), /\/booking\/manage\//)
        await own.getByRole('link', { name: 'Cancel the reservation' }).click()
        await own.getByRole('button', { name: 'Yes, cancel it' }).click()
        await own.getByRole('heading', { name: 'Your reservation is cancelled' }).waitFor()
      },
      { viewport },
    )
    const [made, ...others] = await reservationsOn(house, date)
    assert.deepEqual([made.customer.first_name, made.status, others.length], ['Ada', 'CANCELLED', 0])
  })

test('embed · a frame · is as high as the page in it, and grows and shrinks with it', async () => {
  await visit(script('data-as="frame" data-lang="en"'), async (page) => {
    const frame = await frameOf(page)
    await waitUntilSized(page)
    const settled = async () => {
      for (let n = 0; n < 100; n++) {
        const inside = await frame.evaluate<number>('Math.ceil(document.body.getBoundingClientRect().height)')
        if ((await heightOf(page)) === `${inside}px`) return inside
        await page.waitForTimeout(50)
      }
      return assert.fail(`the frame has ${await heightOf(page)}`)
    }
    const first = await settled()
    await frame.evaluate(
      "document.querySelector('main').append(Object.assign(document.createElement('div'), { id: 'tall' })); document.querySelector('#tall').style.height = '700px'",
    )
    const grown = await settled()
    assert.ok(grown >= first + 700)
    await frame.evaluate("document.querySelector('#tall').remove()")
    assert.equal(await settled(), first)
    await assertAccessible(page, 'a website with a frame')
  })
})

test('embed · several of them on one page · each speak for themselves', async () => {
  const other = await openRestaurant(scene, [2])
  await allowFrames(other, [website.origin])
  await visit(
    `${script('data-as="frame" data-lang="en"')}${script('data-as="frame" data-lang="de"', other)}${script()}`,
    async (page) => {
      await waitUntilSized(page, 0)
      await waitUntilSized(page, 1)
      const frames = [await frameOf(page, 0), await frameOf(page, 1)]
      const titles = await Promise.all(frames.map((frame) => frame.locator('h1').textContent()))
      assert.deepEqual(new Set(titles), new Set(['Book a table', 'Tisch reservieren']))
      await page.locator('a.octotable-button').waitFor()
    },
  )
})

test('embed · on a website that the restaurant does not name · is a link instead of a frame', async () => {
  const closed = await openRestaurant(scene, [2])
  await visit(script('data-as="frame" data-lang="en"', closed), async (page) => {
    await page.getByRole('link', { name: 'Book a table' }).waitFor()
    assert.equal(await page.locator('iframe').count(), 0)
  })
})

test('embed · a page that is about a failure · leaves a link in the place of the frame', async () => {
  await visit(script('data-as="frame" data-lang="en"'), async (page) => {
    const frame = await frameOf(page)
    await waitUntilSized(page)
    await page.route('**/welcome?*', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'content-security-policy': "frame-ancestors 'none'" },
        body: '',
      }),
    )
    await frame.getByRole('link', { name: 'Trattoria da Piero' }).click()
    await page.getByRole('link', { name: 'Book a table' }).waitFor()
    assert.equal(await page.locator('iframe').count(), 0)
  })
})

test('embed · messages of others · change nothing, and are told nothing', async () => {
  await visit(script('data-as="frame" data-lang="en"'), async (page) => {
    const frame = await frameOf(page)
    await waitUntilSized(page)
    const before = await heightOf(page)
    // the website itself, and a frame of somebody else in it
    await page.evaluate("postMessage({ octotable: 5 }, '*')")
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: `<script>parent.postMessage({ octotable: 5 }, '*'); parent.frames[0].postMessage('octotable', '*'); addEventListener('message', ({ data }) => parent.heard = data)</script>` }))",
    )
    await page.waitForTimeout(500)
    assert.equal(await heightOf(page), before)
    assert.equal(await page.evaluate('globalThis.heard'), undefined)
    // our page says nothing to a window that is not around it
    assert.equal(await frame.evaluate('parent === top'), true)
  })
})

test('demo page · as it is in the repository · shows each of the ways, and hinders nobody', async () => {
  const text = await readFile(new URL('../../docs/embed-demo.html', import.meta.url), 'utf8')
  const page = text
    .replaceAll('http://127.0.0.1:8080', scene.server.url)
    .replaceAll('1000001', String(house.property))
  await visit(page, async (page) => {
    await waitUntilSized(page)
    await page.locator('a.octotable-button').nth(1).waitFor()
    const width = await page.evaluate<number>("document.querySelector('img').naturalWidth")
    assert.ok(width > 0, 'the QR code is a picture')
    await shoot(page, 'embed-demo', 'desktop')
    await assertAccessible(page, 'the demo page')
  })
})
