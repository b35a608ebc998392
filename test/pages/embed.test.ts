/** What other websites take of the booking pages, and pages inside of them, as browsers ask for both. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { correction, generate } from 'lean-qr'
import { addDays, today } from '../support/days.ts'
import { ADA, formTo, Guest, reservationsOn, wordsOf } from '../support/guest.ts'
import { logo, verifyOwners } from '../support/pictures.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
let house: Restaurant
before(async () => {
  server = await startTestServer({ BOOKING_LEAST_SECONDS: '0' })
  house = await createRestaurant(server, [2, 2, 2, 2])
})
after(() => server.stop())

let used = 2
const freshDay = () => addDays(today(), used++)

/** What a browser says of a page in a frame: the website leads to the first one, our own pages to the others. */
const FIRST = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' }
const NEXT = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' }
const framed = (headers: Record<string, string> = NEXT) =>
  new Guest(server, house, { 'accept-language': 'en', ...headers })

/** The token that the addresses of a page carry. */
const tokenIn = (text: string) => /frame&#61;([\w-]+)/.exec(text)?.[1] ?? ''

test('script · of the address that websites name · is small, may be kept, and may be taken by every page', async () => {
  const response = await fetch(`${server.url}/embed.js`)
  const text = await response.text()
  assert.ok(Buffer.byteLength(text) < 3000, String(Buffer.byteLength(text)))
  assert.match(text, /"de":"Tisch reservieren"/)
  const header = (name: string) => response.headers.get(name)
  assert.match(header('content-type') ?? '', /^text\/javascript/)
  assert.equal(header('cross-origin-resource-policy'), 'cross-origin')
  assert.equal(header('cache-control'), 'public, max-age=3600')
  assert.equal(header('x-content-type-options'), 'nosniff')
  assert.equal(header('set-cookie'), null)
  const again = await fetch(`${server.url}/embed.js`, { headers: { 'if-none-match': header('etag') ?? '' } })
  assert.equal(again.status, 304)
})

test('QR code · of a restaurant · is the absolute address of its booking page, as a drawing', async () => {
  const response = await fetch(`${server.url}/book/restaurant/${house.property}/qr.svg`)
  const text = await response.text()
  assert.match(response.headers.get('content-type') ?? '', /^image\/svg\+xml/)
  assert.equal(response.headers.get('content-security-policy'), "sandbox; default-src 'none'")
  assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin')
  const link = `${server.url}/book/restaurant/${house.property}/booking/new`
  assert.equal((await fetch(link)).status, 200)
  // as many modules as that address needs, and a quiet zone of four around them
  const { size } = generate(link, { minCorrectionLevel: correction.Q })
  assert.match(text, new RegExp(`viewBox="-4 -4 ${size + 8} ${size + 8}"`))
  assert.doesNotMatch(text, /<script|href/)
  assert.equal((await fetch(`${server.url}/book/restaurant/1/qr.svg`)).status, 404)
})

test('frame · of a website · books without a cookie, by a token of its own', async () => {
  const date = freshDay()
  const opened = await framed(FIRST).page('booking/new', { date, pax: 2, color: '1e5631' })
  const token = tokenIn(opened.text)
  assert.match(token, /^[\w-]{43}$/)
  assert.equal(opened.headers.get('set-cookie'), null)
  for (const link of opened.text.matchAll(/(?:href|action)="(\/book\/restaurant[^"]*\?[^"]*)"/g))
    assert.match(link[1] ?? '', new RegExp(`frame&#61;${token}&#38;color&#61;1e5631|frame=${token}`), link[0])
  assert.match(opened.text, /1e5631\.css/)
  const ada = framed()
  const { action, fields, slots } = formTo(opened, 'hold')
  const slot = slots.find((value) => value.includes('20:00')) ?? ''
  const details = await ada.follow(await ada.post(action, { ...fields, slot }))
  assert.match(wordsOf(details), /Your table is kept/)
  const done = await ada.follow(await ada.send(details, ADA))
  assert.match(wordsOf(done), /Your table is booked/)
  assert.equal(tokenIn(done.text), token)
  assert.deepEqual([...ada.cookies], [])
  assert.equal((await reservationsOn(house, date)).length, 1)
  // another frame is another guest
  assert.notEqual(tokenIn((await framed(FIRST).page('booking/new')).text), token)
})

test('frame · its token in a link from elsewhere, or in a page of its own · is none', async () => {
  const date = freshDay()
  const token = tokenIn((await framed(FIRST).page('booking/new')).text)
  const ada = framed()
  // somebody keeps a table under a token that he knows, and sends the link to the form to a guest
  const page = await ada.page('booking/new', { date, pax: 2, frame: token })
  assert.equal(tokenIn(page.text), token)
  const { action, fields, slots } = formTo(page, 'hold')
  const held = await ada.post(action, { ...fields, slot: slots.find((one) => one.includes('20:00')) ?? '' })
  const link = held.location ?? ''
  assert.match(link, new RegExp(`frame=${token}`))
  for (const headers of [
    { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'cross-site' },
    {},
  ]) {
    const victim = framed(headers)
    const opened = await victim.get(link)
    assert.equal(opened.text.includes(token), false, JSON.stringify(headers))
    assert.doesNotMatch(wordsOf(opened), /Your table is kept/)
  }
  // the one who has it, in the frame
  assert.match(wordsOf(await framed().get(link)), /Your table is kept/)
})

test('frame · colours, tokens and languages that are none · change nothing', async () => {
  for (const color of ['red', '"><script>', '12345', '#123456'])
    assert.match(
      (await framed(FIRST).page('booking/new', { color, frame: '"><script>' })).text,
      /7a2e2e\.css/,
    )
  const plain = await framed({}).page('booking/new', { color: 'ffd400' })
  assert.match(plain.text, /ffd400\.css/)
  assert.doesNotMatch(plain.text, /frame-|framed/)
})

test('frame · pages in it · name the websites that may know how high they are', async () => {
  const own = await createRestaurant(server, [])
  const frame_ancestors = [
    'https://WWW.Trattoria.example:443',
    'http://*.example.org:80',
    'https://a.example:8443',
  ]
  await own.api('PUT', `/properties/${own.property}`, { settings: { frame_ancestors } })
  const page = await new Guest(server, own, FIRST).page('welcome')
  assert.match(
    page.text,
    /data-ancestors="https:\/\/www\.trattoria\.example http:\/\/\*\.example\.org https:\/\/a\.example:8443"/,
  )
})

test('first view · with the logo, in a frame too · has less than 60 kB', async () => {
  await verifyOwners(server, house.property)
  const sent = await house.api('PUT', `/properties/${house.property}/logo`, await logo())
  assert.equal(sent.status, 200)
  const page = await framed(FIRST).page('booking/new')
  const paths = [...page.text.matchAll(/(?:href|src)="([^"]+\.(?:css|js|webp))"/g)].map(
    ([, path]) => path ?? '',
  )
  assert.equal(paths.length, 4)
  // of the logo the larger file
  const files = [
    ...paths.filter((path) => !path.endsWith('webp')),
    new URL(sent.body.data[0].files.at(-1).url).pathname,
  ]
  const sizes = await Promise.all(
    files.map(async (path) => (await (await fetch(server.url + path)).arrayBuffer()).byteLength),
  )
  const all = sizes.reduce((sum, size) => sum + size, Buffer.byteLength(page.text))
  assert.ok(all < 60_000, `${all}: ${sizes.join()}`)
})
