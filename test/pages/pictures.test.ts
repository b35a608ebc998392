/** The logo and the photos of a restaurant: what is taken, what is made of it, and who may do what. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import sharp from 'sharp'
import { assertError } from '../support/assert-error.ts'
import { tokensMailedTo } from '../support/outbox.ts'
import { halves, photo, TINY, verifyOwners } from '../support/pictures.ts'
import {
  createAccount,
  createRestaurant,
  PMS,
  startTestServer,
  type Account,
  type Answer,
  type TestServer,
} from '../support/server.ts'
import { createStaff } from '../support/staff.ts'
import { Visitor } from '../support/visitor.ts'

const username = `owner.${crypto.randomUUID()}`
let server: TestServer
let house: Account
before(async () => {
  server = await startTestServer()
  house = await createRestaurant(server, [], { username })
  await verifyOwners(server, house.property)
})
after(() => server.stop())

const at = (what: string, { property }: Account = house) => `/properties/${property}/${what}`
const add = (picture: Uint8Array, type = 'image/jpeg', headers = {}) =>
  house.api('POST', at('photos'), picture, { 'content-type': type, ...headers })

interface Shown {
  id: number
  files: { width: number; height: number; url: string }[]
  alt: Record<string, string>
  position: number
}
const shown = ({ status, body }: Answer, expected = 201): Shown => {
  assert.equal(status, expected, JSON.stringify(body))
  return body.data[0]
}

async function fileOf({ files }: Shown, n = -1): Promise<Buffer> {
  const response = await fetch(files.at(n)?.url ?? '')
  assert.equal(response.status, 200)
  return Buffer.from(await response.arrayBuffer())
}

test('photo · of a phone held upright · is turned, in three sizes, and tells nothing of where and when', async () => {
  const taken = await halves({ width: 1800, height: 1200 })
    .withExif({
      IFD0: { Copyright: 'CANARY-OWNER', Software: 'CANARY-PHONE' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 27/1 5100/100', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  assert.ok(taken.includes('CANARY-OWNER'))
  const made = shown(await add(taken))
  assert.deepEqual(
    made.files.map(({ width, height }) => [width, height]),
    [
      [480, 720],
      [960, 1440],
      [1067, 1600],
    ],
  )
  for (const n of [0, 1, 2]) {
    const file = await fileOf(made, n)
    assert.doesNotMatch(file.toString('latin1'), /CANARY|Exif|GPS|http:\/\/ns\.adobe/i)
    const { exif, xmp, iptc, icc, orientation, format } = await sharp(file).metadata()
    assert.deepEqual([exif, xmp, iptc, icc, orientation, format], [...Array(5).fill(undefined), 'webp'])
    // what was left is on top now
    const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const pixel = (y: number) => data[(y * info.width + Math.floor(info.width / 2)) * 3] ?? -1
    assert.ok(pixel(20) < 40 && pixel(info.height - 20) > 200)
  }
})

test('photos · of every kind, under whatever type · are WebP, in the order that was asked for', async () => {
  const own = await createAccount(server)
  await verifyOwners(server, own.property)
  const picture = halves({ width: 60, height: 40 })
  const bytes = await Promise.all(
    [
      picture.clone().jpeg(),
      picture.clone().png(),
      picture.clone().webp(),
      picture.clone().avif(),
      picture.clone().gif(),
    ].map((one) => one.toBuffer()),
  )
  const types = ['image/jpeg', 'image/jpeg', 'application/json', 'text/html', 'application/octet-stream']
  const ids: number[] = []
  for (const [n, one] of bytes.entries()) {
    const made = shown(await own.api('POST', at('photos', own), one, { 'content-type': types[n] ?? '' }))
    assert.deepEqual(
      made.files.map(({ width, height }) => [width, height]),
      [[60, 40]],
    )
    assert.deepEqual([made.alt, made.position], [{}, n])
    assert.equal((await sharp(await fileOf(made)).metadata()).format, 'webp')
    ids.push(made.id)
  }
  const last = ids.at(-1) ?? 0
  const alt = { en: 'The garden', it: 'Il giardino' }
  const changed = await own.api('PUT', at(`photos/${last}`, own), { position: -1, alt })
  assert.deepEqual([shown(changed, 200).alt, shown(changed, 200).position], [alt, -1])
  assert.deepEqual((await own.api('PUT', at(`photos/${last}`, own), { alt: null })).body.data[0].alt, {})
  assert.deepEqual((await own.api('DELETE', at(`photos/${ids[0]}`, own))).body, { data: [ids[0]] })
  assertError(await own.api('DELETE', at(`photos/${ids[0]}`, own)), 404, 'ResourceNotFoundException')
  const list: Shown[] = (await own.api('GET', at('photos', own))).body.data
  assert.deepEqual(
    list.map(({ id }) => id),
    [last, ...ids.slice(1, -1)],
  )
})

test('logo · set twice, read, deleted · is one, small enough for every page, with its alpha', async () => {
  assertError(await house.api('GET', at('logo')), 404, 'ResourceNotFoundException')
  const lights = await photo({ width: 900, height: 600 })
  const wild = sharp(lights).ensureAlpha(0.5)
  const first = shown(await house.api('PUT', at('logo'), await wild.png().toBuffer()), 200)
  const second = shown(await house.api('PUT', at('logo'), await wild.webp().toBuffer()), 200)
  assert.notEqual(first.id, second.id)
  assert.deepEqual((await house.api('GET', at('logo'))).body.data, [second])
  assert.deepEqual(
    second.files.map(({ width, height }) => [width, height]),
    [
      [144, 96],
      [288, 192],
    ],
  )
  const file = await fileOf(second)
  assert.ok(file.length <= 12_000, String(file.length))
  assert.equal((await sharp(file).metadata()).hasAlpha, true)
  assert.equal((await fetch(first.files[0]?.url ?? '')).status, 404)
  const page = async () => (await fetch(`${server.url}/book/restaurant/${house.property}/booking/new`)).text()
  assert.ok((await page()).includes(`pictures/${second.id}-288.webp`))
  assert.deepEqual((await house.api('DELETE', at('logo'))).body, { data: [second.id] })
  assert.equal((await page()).includes('/pictures/'), false)
  assertError(await house.api('DELETE', at('logo')), 404, 'ResourceNotFoundException')
})

/** The head of a PNG that says how large it is, and nothing after it. */
function headOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(TINY)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  const sum = bytes.subarray(12, 29).reduce((crc, byte) => {
    let next = crc ^ byte
    for (let bit = 0; bit < 8; bit++) next = next & 1 ? (next >>> 1) ^ 0xedb88320 : next >>> 1
    return next >>> 0
  }, 0xffffffff)
  bytes.writeUInt32BE((sum ^ 0xffffffff) >>> 0, 29)
  return bytes
}

const NAMES: Record<number, string> = {
  400: 'ValidationException',
  413: 'PayloadTooLargeException',
  415: 'UnsupportedMediaTypeException',
}

test('pictures · that are none, broken, too large, moving, or for print · are refused with what to do', async () => {
  const large = halves({ width: 600, height: 400 })
  const jpeg = await large.clone().jpeg().toBuffer()
  const png = await large.clone().png().toBuffer()
  const frames = await Promise.all([1, 2].map((n) => photo({ width: 60, height: 40 }, n)))
  const both = sharp(frames, { join: { animated: true } })
  const movingPng = Buffer.concat([
    png.subarray(0, 33),
    Buffer.from([0, 0, 0, 8, ...Buffer.from('acTL'), 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]),
    png.subarray(33),
  ])
  const gif = await halves({ width: 2, height: 2 }).gif().toBuffer()
  // the screen, and the one picture on it
  for (const at of [6, 8, gif.indexOf(',\0\0\0\0') + 5, gif.indexOf(',\0\0\0\0') + 7])
    gif.writeUInt16LE(60_000, at)
  const ftyp = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1')
  const cases: [string, Uint8Array, number, RegExp][] = [
    ['nothing', Buffer.alloc(0), 400, /is empty/],
    ['a drawing', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 415, /SVG/],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, /no picture of a kind/],
    ['a TIFF', Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1'), 415, /no picture of a kind/],
    ['JSON', Buffer.from('{"alt":"x"}'), 415, /no picture of a kind/],
    ['a HEIC', ftyp('heic'), 415, /HEIC/],
    ['a sequence', ftyp('avis'), 415, /moves/],
    ['an AVIF that is none', ftyp('avif'), 400, /damaged or cut off/],
    ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), 400, /damaged or cut off/],
    ['half a PNG', png.subarray(0, png.length / 2), 400, /damaged or cut off/],
    ['a head alone', png.subarray(0, 33), 400, /damaged or cut off/],
    ['first bytes alone', jpeg.subarray(0, 3), 400, /damaged or cut off/],
    ['400 million pixels', headOf(20_000, 20_000), 413, /20000 × 20000 pixels/],
    ['a GIF of 3 billion', gif, 413, /60000 × 60000 pixels/],
    ['a moving GIF', await both.clone().gif().toBuffer(), 415, /moves/],
    ['a moving WebP', await both.clone().webp().toBuffer(), 415, /moves/],
    ['a moving PNG', movingPng, 415, /moves/],
    ['colours of a press', await large.clone().toColourspace('cmyk').jpeg().toBuffer(), 415, /CMYK/],
    ['10 MB and a byte', Buffer.alloc(10 * 1024 * 1024 + 1, jpeg), 413, /10 MB at most/],
  ]
  const before = (await house.api('GET', at('photos'))).body
  for (const [what, bytes, status, words] of cases) {
    const [method, path] = what === 'a drawing' ? (['PUT', 'logo'] as const) : (['POST', 'photos'] as const)
    const answer = await house.api(method, at(path), bytes, { 'content-type': 'image/png' })
    assertError(answer, status, NAMES[status] ?? '', what)
    assert.match(answer.body.message, words, what)
  }
  assert.deepEqual((await house.api('GET', at('photos'))).body, before)
})

test('photo · that says less than it sends · is cut off at ten megabytes', async () => {
  const answer = await new Promise<number>((resolve, reject) => {
    const sending = httpRequest(
      `${server.url}${PMS}${at('photos')}`,
      { method: 'POST', headers: { authorization: `Bearer ${house.token}`, 'transfer-encoding': 'chunked' } },
      (response) => resolve(response.statusCode ?? 0),
    )
    sending.on('error', reject)
    for (let n = 0; n < 11; n++) sending.write(Buffer.alloc(1024 * 1024, 255))
    sending.end()
  })
  assert.equal(answer, 413)
})

test('photo · with a page hidden in it · is a picture and nothing else', async () => {
  const page = '<script>alert(document.domain)</script>'
  const jpeg = Buffer.concat([await halves({ width: 60, height: 40 }).jpeg().toBuffer(), Buffer.from(page)])
  const made = shown(await add(jpeg, 'text/html'))
  assert.equal((await fileOf(made)).includes('<script'), false)
})

test('files · of a picture · may be kept for ever, shown anywhere, and run nothing', async () => {
  const { files } = shown(await add(TINY, 'image/png'))
  const url = files[0]?.url ?? ''
  const response = await fetch(url)
  const header = (name: string) => response.headers.get(name)
  assert.equal(header('content-type'), 'image/webp')
  assert.equal(header('x-content-type-options'), 'nosniff')
  assert.equal(header('content-security-policy'), "sandbox; default-src 'none'")
  assert.equal(header('cross-origin-resource-policy'), 'cross-origin')
  assert.equal(header('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal(header('set-cookie'), null)
  const again = await fetch(url, { headers: { 'if-none-match': header('etag') ?? '' } })
  assert.equal(again.status, 304)
  for (const wrong of [
    url.replace('-1.webp', '-2.webp'),
    url.replace('-1.webp', '-x.webp'),
    url.replace('.webp', '.png'),
  ]) {
    const { status } = await fetch(wrong)
    assert.ok(status === 404 || status === 400, `${status} ${wrong}`)
  }
})

test('pictures · of another client · can be neither sent nor seen nor changed under one’s own property', async () => {
  const other = await createAccount(server)
  await verifyOwners(server, other.property)
  const own = shown(await add(TINY))
  for (const [method, path] of [
    ['GET', 'photos'],
    ['POST', 'photos'],
    ['PUT', `photos/${own.id}`],
    ['DELETE', `photos/${own.id}`],
    ['PUT', 'logo'],
    ['DELETE', 'logo'],
  ] as const)
    assertError(
      await other.api(method, at(path), method === 'GET' ? undefined : TINY),
      403,
      'PropertyForbiddenException',
      `${method} ${path}`,
    )
  for (const [method, body] of [
    ['PUT', { position: 3 }],
    ['DELETE', undefined],
  ] as const)
    assertError(
      await other.api(method, at(`photos/${own.id}`, other), body),
      404,
      'ResourceNotFoundException',
    )
  const foreign = own.files[0]?.url.replace(`/${house.property}/`, `/${other.property}/`) ?? ''
  assert.equal((await fetch(foreign)).status, 404)
  await fileOf(own)
})

test('sandbox · before its owner’s address is confirmed · takes no picture, and says how to confirm it', async () => {
  const email = `maria.${crypto.randomUUID()}@example.com`
  const fresh = await createAccount(server, { email })
  for (const [method, path] of [
    ['PUT', 'logo'],
    ['POST', 'photos'],
  ] as const) {
    const refused = await fresh.api(method, at(path, fresh), TINY)
    assertError(refused, 403, 'PropertyForbiddenException')
    assert.match(refused.body.message, /once the e-mail address of its owner is confirmed/)
  }
  // somebody else's confirmed address is nobody's here
  await server.sql`
    insert into memberships (property_id, user_id, role)
    select ${fresh.property}, user_id, 'MANAGER' from memberships where property_id = ${house.property}`
  assert.equal((await fresh.api('PUT', at('logo', fresh), TINY)).status, 403)
  const [token = ''] = await tokensMailedTo(server, email, 'VERIFY_ADDRESS')
  const { status } = await new Visitor(server.url).submit(`/account/verify?token=${token}`, {})
  assert.equal(status, 200)
  assert.equal((await fresh.api('PUT', at('logo', fresh), TINY)).status, 200)
  assert.equal((await fresh.api('POST', at('photos', fresh), TINY)).status, 201)
})

test('photo · with an Idempotency-Key · is added once; another picture with it is refused', async () => {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const first = await add(TINY, 'image/png', headers)
  const again = await add(TINY, 'image/png', headers)
  assert.deepEqual([again.status, again.body], [first.status, first.body])
  assert.equal(again.headers.get('idempotent-replayed'), 'true')
  const other = await add(await photo({ width: 30, height: 20 }), 'image/jpeg', headers)
  assertError(other, 422, 'IdempotencyKeyReusedException')
})

test('photos · more than twenty, or many at once · are refused, and nothing is a fault of the server', async () => {
  const own = await createAccount(server)
  await verifyOwners(server, own.property)
  const picture = await photo({ width: 500, height: 300 })
  const send = () => own.api('POST', at('photos', own), picture)
  const answers = await Promise.all(Array.from({ length: 9 }, send))
  const statuses = answers.map(({ status }) => status)
  assert.ok(statuses.filter((status) => status === 201).length >= 4, statuses.join())
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    assertError(answer, 503, 'ServiceUnavailableException')
    assert.equal(answer.headers.get('retry-after'), '5')
  }
  await server.sql`
    insert into pictures (property_id, purpose, position)
    select ${own.property}, 'PHOTO', n from generate_series(1, 20 - ${statuses.filter((one) => one === 201).length}) n`
  const full = await send()
  assertError(full, 409, 'StateConflictException')
  assert.match(full.body.message, /20 photos at most/)
})

test('staff · by their role · send pictures, or only see them', async () => {
  const manager = await createStaff(server, house.property, 'MANAGER', username)
  const made = shown(await manager.api('POST', at('photos'), TINY))
  assert.equal((await manager.api('PUT', at('logo'), TINY)).status, 200)
  const host = await createStaff(server, house.property, 'HOST', username)
  assert.equal((await host.api('GET', at('photos'))).status, 200)
  assert.equal((await host.api('GET', at('logo'))).status, 200)
  for (const [method, path, body] of [
    ['PUT', 'logo', TINY],
    ['POST', 'photos', TINY],
    ['PUT', `photos/${made.id}`, { position: 1 }],
    ['DELETE', `photos/${made.id}`, undefined],
  ] as const)
    assertError(await host.api(method, at(path), body), 403, 'InsufficientScopeException')
})

test('pictures · of a restaurant out of use · cannot be loaded; of a deleted one nothing is left', async () => {
  const own = await createAccount(server)
  await verifyOwners(server, own.property)
  const url = shown(await own.api('POST', at('photos', own), TINY)).files[0]?.url ?? ''
  await server.sql`update properties set expires_at = now() where id = ${own.property}`
  assert.equal((await fetch(url)).status, 404)
  await server.sql`delete from properties where id = ${own.property}`
  for (const table of ['pictures', 'picture_files'])
    assert.deepEqual(
      [...(await server.sql`select from ${server.sql(table)} where property_id = ${own.property}`)],
      [],
    )
})
