/** The pages by which guests manage a reservation, without JavaScript: over HTTP, as a plain browser sends it. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { bookingOf } from '../support/bookings.ts'
import { oneEvent } from '../support/calendar.ts'
import { addDays, today } from '../support/days.ts'
import { ADA, formTo, Guest, reservationsOn, wordsOf } from '../support/guest.ts'
import {
  createRestaurant,
  fetchToken,
  PMS,
  send,
  startTestServer,
  type Restaurant,
  type TestServer,
} from '../support/server.ts'
import type { PageAnswer } from '../support/visitor.ts'

let server: TestServer
/** one table for two and one for four */
let house: Restaurant
before(async () => {
  server = await startTestServer({
    BOOKING_LEAST_SECONDS: '0',
    BOOKING_FORMS_PER_HOUR: '100000',
    BOOKING_VIEWS_PER_MINUTE: '100000',
  })
  house = await createRestaurant(server)
})
after(() => server.stop())

let used = 2
const freshDay = () => addDays(today(), used++)
const guest = (at = house, language = 'en') => new Guest(server, at, { 'accept-language': language })

const EVENING = '20:00:00'
const ONLINE = { channel: 'OCTOTABLE_BOOK', customer: { first_name: 'Ada', phone: '+393331234567' } }

/** Made by staff, and the path of its guest's link. */
async function reserved(at: Restaurant, date: string, more: object = {}) {
  const made = await at.api('POST', '/reservations', {
    ...bookingOf(at),
    start_date: date,
    start_hour: EVENING,
    ...more,
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { id } = made.body.data[0]
  return { id, path: await linkOf(at, id) }
}

async function linkOf(at: Restaurant, id: number): Promise<string> {
  const { status, body } = await at.api('GET', `/reservations/${id}/manage-link`)
  assert.equal(status, 200, JSON.stringify(body))
  const { link } = body.data[0]
  assert.ok(link.startsWith(`${server.url}/book/restaurant/${at.property}/booking/manage/`), link)
  return link.slice(server.url.length).split('?')[0]
}

const read = async (at: Restaurant, id: number) => (await at.api('GET', `/reservations/${id}`)).body.data[0]

const stepOf = (path: string, step: string) => `manage/${path.split('?')[0]?.split('/').at(-1)}/${step}`

/** Presses the button of a form of the page, as it came. */
async function press(who: Guest, path: string, page: PageAnswer, step: string): Promise<PageAnswer> {
  const { action, fields } = formTo(page, stepOf(path, step))
  return who.post(action, fields)
}

/** From the calendar to the page that shows both times. */
async function chooseOther(who: Guest, path: string, query: string, time: string): Promise<PageAnswer> {
  const page = await who.get(`${path}/change?${query}`)
  const { action, fields, slots } = formTo(page, stepOf(path, 'choose'))
  const slot = slots.find((one) => one.includes(time))
  assert.ok(slot, `${time} is not among ${slots.join(', ')} of ${wordsOf(page)}`)
  return who.follow(await who.post(action, { ...fields, slot }))
}

test('manage · from the page that says it is booked · leads to the reservation, which opening does not change', async () => {
  const date = freshDay()
  const ada = guest()
  const done = await ada.book(2, date, EVENING)
  const href = /href="([^"]*\/booking\/manage\/[^"]*)"/.exec(done.text)?.[1] ?? ''
  const page = await guest().get(href)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Your table is booked .* 2 people .* Ada Lovelace .* Change day, time or party/)
  const [before] = await reservationsOn(house, date)
  assert.equal(before.language, 'en')
  for (const step of ['', '/change', '/cancel', '/confirm', '/choose', '/calendar.ics'])
    assert.ok((await guest().get(href.replace('?', `${step}?`))).status < 400, step)
  assert.deepEqual(await read(house, before.id), before)
})

test('manage · headers · tell nobody the address, and nobody keeps or lists the page', async () => {
  const { path } = await reserved(house, freshDay())
  for (const at of [path, `${path}/change`, `${path}/cancel`, `${path}/calendar.ics`, `${path}x`]) {
    const { headers } = await guest().get(at)
    assert.deepEqual(
      ['referrer-policy', 'cache-control', 'x-robots-tag'].map((name) => headers.get(name)),
      ['no-referrer', 'no-store', 'noindex'],
      at,
    )
  }
})

test('cancel · asked and pressed, twice · cancels once, says so, and is the guest’s in the history', async () => {
  const date = freshDay()
  const { id, path } = await reserved(house, date)
  const ada = guest()
  const asked = await ada.get(`${path}/cancel`)
  assert.match(wordsOf(asked), /Cancel the reservation\? .* Yes, cancel it Leave it as it is/)
  const answers = await Promise.all([1, 2].map(() => press(ada, path, asked, 'cancel')))
  for (const answer of answers)
    assert.match(wordsOf(await ada.follow(answer)), /Your reservation is cancelled We hope to see you/)
  assert.equal((await read(house, id)).status, 'CANCELLED')
  const history = (await house.api('GET', `/reservations/${id}/history`)).body.data
  assert.deepEqual(
    history.map(({ actor, type }: Record<string, string>) => [actor?.split(':')[0], type]),
    [
      ['client', 'RESERVATION_CREATED'],
      ['guest', 'RESERVATION_DELETED'],
    ],
  )
  // nothing is left to do
  assert.doesNotMatch(wordsOf(await ada.get(path)), /Cancel the reservation|Change day/)
  assert.match(wordsOf(await ada.get(`${path}/change`)), /is cancelled/)
})

test('change · another day, time and size · shows both before, changes at once, and frees the former time', async () => {
  const [date, other] = [freshDay(), freshDay()]
  const { id, path } = await reserved(house, date, { pax: 2 })
  const ada = guest()
  assert.match(wordsOf(await ada.get(`${path}/change`)), /So far: .* 2 people .* What time on/)
  const check = await chooseOther(ada, path, `pax=4&date=${other}`, '21:00:00')
  assert.match(wordsOf(check), /So far .* 2 people .* From now on .* 21:00 4 people · Dinner/)
  assert.equal((await read(house, id)).start_date, date)
  const done = await ada.follow(await press(ada, path, check, 'change'))
  assert.match(wordsOf(done), /Your reservation is changed .* 21:00 .* 4 people/)
  const after = await read(house, id)
  assert.deepEqual(
    [after.start_date, after.start_hour, after.pax, after.channel, after.status],
    [other, '21:00:00', 4, 'OCTOTABLE_ADMIN', 'CONFIRMED'],
  )
  assert.deepEqual(
    after.tables.map((table: { id: number }) => table.id),
    [house.tables[1]],
  )
  // the same form once more is no further change
  await press(ada, path, check, 'change')
  assert.equal((await read(house, id)).version, after.version)
})

test('change · to an hour that overlaps the own one · is offered and possible: its own table is in nobody’s way', async () => {
  const at = await createRestaurant(server, [2])
  const { id, path } = await reserved(at, freshDay())
  const ada = guest(at)
  const check = await chooseOther(ada, path, 'pax=2', '20:30:00')
  assert.equal((await press(ada, path, check, 'change')).status, 303)
  assert.equal((await read(at, id)).start_hour, '20:30:00')
})

test('change · to a time that somebody else has just taken · keeps the old one and offers others', async () => {
  const at = await createRestaurant(server, [2])
  const [date, other] = [freshDay(), freshDay()]
  const { id, path } = await reserved(at, date)
  const ada = guest(at)
  const check = await chooseOther(ada, path, `pax=2&date=${other}`, EVENING)
  await reserved(at, other)
  const refused = await press(ada, path, check, 'change')
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused), /That time cannot be had Your reservation is as it was/)
  assert.ok(formTo(refused, stepOf(path, 'choose')).slots.length > 0)
  const after = await read(at, id)
  assert.deepEqual([after.start_date, after.start_hour, after.version], [date, EVENING, 1])
})

test('change · within a service that asks · stays with the restaurant; a request itself may be changed', async () => {
  const at = await createRestaurant(server)
  await at.api('PUT', `/services/${at.dinner}`, { confirmation_mode: 'WAITING_LIST', confirm_up_to: 2 })
  await at.api('PUT', `/services/${at.lunch}`, { online: false })
  const promised = await reserved(at, freshDay())
  const ada = guest(at)
  const asked = await ada.get(`${promised.path}/change?pax=4`)
  assert.match(wordsOf(asked), /The restaurant has to be asked/)
  const check = await chooseOther(ada, promised.path, 'pax=2', '21:00:00')
  const { action, fields } = formTo(check, stepOf(promised.path, 'change'))
  const refused = await ada.post(action, { ...fields, pax: '4' })
  assert.equal(refused.status, 409)
  assert.equal((await read(at, promised.id)).pax, 2)
  const request = await reserved(at, freshDay(), { ...ONLINE, pax: 3 })
  assert.equal((await read(at, request.id)).status, 'WAITING')
  const more = await chooseOther(ada, request.path, 'pax=4', '21:00:00')
  await press(ada, request.path, more, 'change')
  const { pax, status } = await read(at, request.id)
  assert.deepEqual([pax, status], [4, 'WAITING'])
})

test('confirm · an accepted request · is pressed, not opened, and a second time changes nothing', async () => {
  const at = await createRestaurant(server)
  await at.api('PUT', `/services/${at.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  const { id, path } = await reserved(at, freshDay(), ONLINE)
  const ada = guest(at)
  assert.doesNotMatch(wordsOf(await ada.get(path)), /Yes, we are coming/)
  await at.api('PATCH', `/reservations/${id}?status=ACCEPTED`)
  const page = await ada.get(path)
  assert.match(wordsOf(page), /has a table for you .* Yes, we are coming Please confirm by/)
  assert.equal((await read(at, id)).status, 'ACCEPTED')
  for (let n = 0; n < 2; n++) {
    const done = await ada.follow(await press(ada, path, page, 'confirm'))
    assert.match(wordsOf(done), /Your table is booked/)
  }
  const { status, version } = await read(at, id)
  assert.deepEqual([status, version], ['CONFIRMED', 3])
})

test('limit · after it · says since when and shows the phone, and neither cancels nor changes', async () => {
  const at = await createRestaurant(server)
  const settings = { cancel_limit_minutes: 44_000 }
  await at.api('PUT', `/properties/${at.property}`, { phone: '+39 02 345 678', settings })
  const { id, path } = await reserved(at, freshDay())
  const ada = guest(at)
  const page = await ada.get(path)
  assert.match(
    wordsOf(page),
    /could be changed or cancelled here until .* Please call the restaurant instead/,
  )
  assert.match(page.text, /href="tel:\+3902345678"/)
  assert.doesNotMatch(wordsOf(page), /Cancel the reservation|Change day/)
  // the forms of a page that was opened in time
  await at.api('PUT', `/properties/${at.property}`, { settings: { cancel_limit_minutes: 0 } })
  const [cancel, change] = [
    await ada.get(`${path}/cancel`),
    await chooseOther(ada, path, 'pax=2', '21:00:00'),
  ]
  await at.api('PUT', `/properties/${at.property}`, { settings })
  for (const [step, form] of [
    ['cancel', cancel],
    ['change', change],
  ] as const) {
    const refused = await press(ada, path, form, step)
    assert.equal(refused.status, 409, step)
    assert.match(wordsOf(refused), /That is not possible any more .* until/)
  }
  assert.deepEqual([(await read(at, id)).status, (await read(at, id)).version], ['CONFIRMED', 1])
})

test('links · wrong, of another reservation or restaurant, over, of an anonymised guest · are one friendly 404', async () => {
  const at = await createRestaurant(server)
  const [first, second] = [await reserved(at, freshDay()), await reserved(at, freshDay())]
  const [ownId = '', ownProof = ''] = (first.path.split('/').at(-1) ?? '').split('-', 2)
  const proof = (first.path.split('/').at(-1) ?? '').slice(ownId.length + 1)
  assert.ok(ownProof && proof.length === 24)
  const otherId = (second.path.split('/').at(-1) ?? '').split('-')[0] ?? ''
  const base = first.path.slice(0, first.path.lastIndexOf('/'))
  const flipped = `${proof.slice(0, -1)}${proof.endsWith('A') ? 'B' : 'A'}`
  const wrong = [
    `${base}/${ownId}-${flipped}`,
    `${base}/${otherId}-${proof}`,
    `${base}/zzzzzzzzzzz-${proof}`,
    `${base}/${'x'.repeat(500)}`,
    `${base}/${ownId}-${proof.slice(1)}`,
    first.path.replace(String(at.property), String(house.property)),
  ]
  const texts = new Set<string>()
  for (const path of wrong)
    for (const step of ['', '/change', '/cancel', '/calendar.ics']) {
      const answer = await guest(at).get(path + step)
      assert.equal(answer.status, 404, path + step)
      texts.add(answer.text.replaceAll(String(house.property), String(at.property)))
    }
  assert.equal(texts.size, 1)
  const [text = ''] = texts
  assert.match(text, /This link does not work any more/)
  // over: half a day after the end, by the property's clock
  await server.sql`update reservations set start_at = now() - interval '14 hours', end_at = now() - interval '11 hours'
    where property_id = ${at.property} and id = ${first.id}`
  assert.equal((await guest(at).get(first.path)).status, 200)
  await server.sql`update properties set clock_offset = 7200 where id = ${at.property}`
  assert.equal((await guest(at).get(first.path)).text, text)
  assert.equal((await at.api('GET', `/reservations/${first.id}/manage-link`)).status, 409)
  await server.sql`update properties set clock_offset = 0 where id = ${at.property}`
  const { customer } = await read(at, first.id)
  assert.equal((await at.api('DELETE', `/customers/${customer.id}`)).status, 200)
  assert.equal((await guest(at).get(first.path)).text, text)
})

test('links · of a reservation that becomes another guest’s · end with it', async () => {
  const { id, path } = await reserved(house, freshDay())
  const other = { customer: { first_name: 'Bea', phone: '+393339876543' } }
  assert.equal((await house.api('PUT', `/reservations/${id}`, other)).status, 200)
  assert.equal((await guest().get(path)).status, 404)
  assert.match(wordsOf(await guest().get(await linkOf(house, id))), /Bea/)
})

test('forms · without the cookie, or from another website · change nothing', async () => {
  const { id, path } = await reserved(house, freshDay())
  const ada = guest()
  const page = await ada.get(`${path}/cancel`)
  const { action, fields } = formTo(page, stepOf(path, 'cancel'))
  const bare = await guest().post(action, fields)
  assert.equal(bare.status, 409)
  assert.match(wordsOf(bare), /This form was not valid any more\. Nothing was changed/)
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])
    assert.equal((await ada.post(action, fields, headers)).status, 403, JSON.stringify(headers))
  assert.equal((await read(house, id)).status, 'CONFIRMED')
  // as browsers send the forms of a page that tells nobody its address
  assert.equal(
    (await ada.post(action, fields, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status,
    303,
  )
  assert.equal((await read(house, id)).status, 'CANCELLED')
})

test('manage-link · with a token that only reads · is refused: whoever has the link can cancel', async () => {
  const { id } = await reserved(house, freshDay())
  const token = await fetchToken(server.url, house.client_id, house.client_secret, 'reservations:read')
  const headers = { authorization: `Bearer ${token}`, property: String(house.property) }
  const refused = await send(server.url, 'GET', `${PMS}/reservations/${id}/manage-link`, undefined, headers)
  assert.deepEqual([refused.status, refused.body.error.class_name], [403, 'InsufficientScopeException'])
  assert.equal((await house.api('GET', '/reservations/1/manage-link')).status, 404)
})

test('calendar · a reservation, changed and cancelled · is one entry in the property’s zone that grows', async () => {
  const at = await createRestaurant(server, [2, 4], { name: 'Da "Piero"; Vini, Cucina\\\r\nX-EVIL:1' })
  await at.api('PUT', `/properties/${at.property}`, {
    email: 'ciao@dapiero.example',
    address: 'Via dei Fiori, 12;\r\nATTENDEE:mailto:eve@example.com',
    city: 'Milano',
  })
  const date = freshDay()
  const { id, path } = await reserved(at, date)
  const file = async () => {
    const answer = await guest(at).get(`${path}/calendar.ics`)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar; charset=utf-8; method=PUBLISH$/)
    return oneEvent(answer.text)
  }
  const first = await file()
  assert.deepEqual(
    [first.method, first.status, first.tzid, first.zones, first.start, first.end],
    ['PUBLISH', 'CONFIRMED', 'Europe/Rome', ['Europe/Rome'], `${date}T20:00:00`, `${date}T21:00:00`],
  )
  assert.equal(first.summary, 'Da "Piero"; Vini, Cucina\\ X-EVIL:1')
  assert.match(first.location, /Via dei Fiori, 12; ATTENDEE:mailto:eve@example\.com, Milano$/)
  assert.ok(first.description.includes(path.split('?')[0] ?? ''))
  assert.deepEqual(first.names, [
    'description',
    'dtend',
    'dtstamp',
    'dtstart',
    'location',
    'organizer',
    'sequence',
    'status',
    'summary',
    'uid',
    'url',
  ])
  await at.api('PUT', `/reservations/${id}`, { start_hour: '21:00' })
  const second = await file()
  assert.deepEqual([second.uid, second.start], [first.uid, `${date}T21:00:00`])
  assert.ok(second.sequence > first.sequence)
  await at.api('DELETE', `/reservations/${id}`)
  const third = await file()
  assert.deepEqual([third.uid, third.status], [first.uid, 'CANCELLED'])
  assert.ok(third.sequence > second.sequence)
})

test('pages · what restaurants and guests typed · is text, in every language', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const at = await createRestaurant(server, [2, 4], { name: evil })
  const customer = { first_name: evil, email: 'ada@example.com' }
  const { path } = await reserved(at, freshDay(), { customer, special_request: evil })
  for (const language of ['en', 'it', 'de', 'fr', 'es']) {
    const ada = guest(at, language)
    for (const step of ['', '/change', '/cancel']) {
      const page = await ada.get(path + step)
      assert.equal(page.status, 200)
      assert.match(page.text, new RegExp(`<html lang="${language}">`))
      assert.ok(wordsOf(page).includes(evil) && !page.text.includes('<img'), `${language} ${step}`)
      assert.doesNotMatch(page.text, / style=| on[a-z]+=|javascript:/)
    }
  }
})

test('a queued request · can be withdrawn and not moved', async () => {
  const at = await createRestaurant(server, [2])
  const date = freshDay()
  await at.api('PUT', `/rooms/${at.room}`, { name: 'Sala', sold_out: 'WAIT' })
  await guest(at).book(2, date, EVENING)
  await guest(at).book(2, date, EVENING, { ...ADA, first_name: 'Bea' })
  const queued = (await reservationsOn(at, date)).find((one: { waiting_list: boolean }) => one.waiting_list)
  const path = await linkOf(at, queued.id)
  const bea = guest(at)
  assert.match(wordsOf(await bea.get(path)), /You are on the waiting list .* cancel this and book again/)
  assert.doesNotMatch(wordsOf(await bea.get(path)), /Change day/)
  const gone = await bea.follow(await press(bea, path, await bea.get(`${path}/cancel`), 'cancel'))
  assert.match(wordsOf(gone), /Your reservation is cancelled/)
})

test('limits · pages and forms of a reservation asked for too often · say when to come back, in the guest’s language', async () => {
  const { id, path } = await reserved(house, freshDay())
  const env = { BOOKING_VIEWS_PER_MINUTE: '4', BOOKING_FORMS_PER_HOUR: '2', BOOKING_LEAST_SECONDS: '0' }
  const strict = await startTestServer(env, server.databaseUrl)
  try {
    const ada = new Guest(strict, house, { 'accept-language': 'de' })
    const assertRefused = (page: PageAnswer, minutes: RegExp, seconds: [number, number]) => {
      const after = Number(page.headers.get('retry-after'))
      assert.equal(page.status, 429)
      assert.ok(after >= seconds[0] && after <= seconds[1], String(after))
      assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
      assert.match(page.text, /<html lang="de">/)
      assert.match(wordsOf(page), minutes)
    }
    const asked = await ada.get(`${path}/cancel`)
    for (const step of ['', '/change', '/calendar.ics'])
      assert.equal((await ada.get(path + step)).status, 200)
    // whatever link it is: nobody tries many of them either
    for (const one of [path, `${path}/change`, `${path}/cancel`, `${path}/calendar.ics`, `${path}x`])
      assertRefused(await ada.get(one), /Zu viele Versuche .* in einer Minute wieder/, [1, 60])
    const { action, fields } = formTo(asked, stepOf(path, 'cancel'))
    for (const n of [1, 2])
      assert.notEqual((await ada.post(action, { ...fields, form_token: `x${n}` })).status, 429)
    assertRefused(await ada.post(action, fields), /Zu viele Versuche .* in 60 Minuten wieder/, [3000, 3600])
    assert.equal((await read(house, id)).status, 'CONFIRMED')
    // others at the same restaurant are not kept from theirs
    assert.equal((await guest().get(path)).status, 200)
  } finally {
    await strict.stop()
  }
})
