/** The pages on which guests book, without JavaScript: over HTTP, as a plain browser sends it. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { bookingOf } from '../support/bookings.ts'
import { addDays, today } from '../support/days.ts'
import { TEXTS } from '../../src/languages/texts.ts'
import { ADA, formTo, Guest, reservationsOn, wordsOf } from '../support/guest.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let server: TestServer
/** one table for two and one for four */
let house: Restaurant
before(async () => {
  server = await startTestServer({ BOOKING_LEAST_SECONDS: '0', BOOKING_FORMS_PER_HOUR: '100000' })
  house = await createRestaurant(server)
})
after(() => server.stop())

let used = 2
/** A day of its own for each test. */
const freshDay = () => addDays(today(), used++)
const guest = (headers: Record<string, string> = { 'accept-language': 'en' }, at = house) =>
  new Guest(server, at, headers)

test('booking · day, time, details · makes one confirmed reservation of the guest', async () => {
  const date = freshDay()
  const ada = guest()
  const details = await ada.choose(2, date, '20:00:00')
  assert.equal(details.status, 200)
  assert.match(wordsOf(details), /Your table is kept for 7 more minutes/)
  const typed = { ...ADA, phone: '333 2211456', special_request: 'A high chair' }
  const done = await ada.follow(await ada.send(details, typed))
  assert.equal(done.status, 200)
  assert.match(wordsOf(done), /Your table is booked .* 2 people .* Dinner .* Ada Lovelace .* A high chair/)
  const [made, ...others] = await reservationsOn(house, date)
  assert.equal(others.length, 0)
  const { status, channel, pax, start_hour, special_request, customer } = made
  assert.deepEqual(
    [status, channel, pax, start_hour, special_request],
    ['CONFIRMED', 'OCTOTABLE_BOOK', 2, '20:00:00', 'A high chair'],
  )
  assert.deepEqual(
    [customer.first_name, customer.last_name, customer.email, customer.phone],
    ['Ada', 'Lovelace', 'ada@example.com', '+393332211456'],
  )
})

test('booking · the form sent four times at once and once later · is one reservation', async () => {
  const date = freshDay()
  const ada = guest()
  const details = await ada.choose(2, date, '20:00:00')
  const answers = await Promise.all([1, 2, 3, 4].map(() => ada.send(details)))
  const later = await ada.send(details, { ...ADA, first_name: 'Another' })
  for (const { status, location } of [...answers, later]) {
    assert.equal(status, 303)
    assert.equal(location, later.location)
  }
  assert.equal((await reservationsOn(house, date)).length, 1)
  // the page of the form, reloaded or come back to, leads to what was booked
  const { fields } = formTo(details, 'details')
  const again = await ada.page('booking/new', fields)
  assert.deepEqual([again.status, again.location], [303, later.location])
})

test('booking · a click on a time that comes twice · keeps one table', async () => {
  const date = freshDay()
  const ada = guest()
  const { action, fields, slots } = formTo(await ada.page('booking/new', { pax: 4, date }), 'hold')
  const slot = slots.find((value) => value.includes('20:00')) ?? ''
  // four fit at one table only: the second click must find the first one's
  const answers = await Promise.all([1, 2].map(() => ada.post(action, { ...fields, slot })))
  for (const answer of answers) {
    assert.equal(answer.status, 303, wordsOf(answer))
    assert.match(wordsOf(await ada.follow(answer)), /Your table is kept/)
  }
  assert.equal((await server.sql`select from holds where pax = 4 and start_at::date = ${date}`).length, 1)
})

test('booking · back, and another time of the last table · is possible, and the first time is free again', async () => {
  const date = freshDay()
  const ada = guest()
  const details = await ada.choose(4, date, '20:00:00')
  const hold = formTo(details, 'details').fields['hold'] ?? ''
  const other = await ada.choose(4, date, '20:30:00', { hold })
  assert.match(wordsOf(other), /Your table is kept/)
  const { slots } = formTo(await guest().page('booking/new', { pax: 4, date }), 'hold')
  assert.ok(slots.some((slot) => slot.includes('19:30')) && !slots.some((slot) => slot.includes('20:00')))
})

test('booking · a hold that has expired · says so, offers times, and keeps what was typed', async () => {
  const date = freshDay()
  const ada = guest()
  const details = await ada.choose(2, date, '20:00:00')
  await server.sql`update holds set expires_at = now() - interval '1 second' where property_id = ${house.property}`
  const typed = { ...ADA, special_request: 'By the <window>', newsletter: 'yes' }
  const lost = await ada.send(details, typed)
  assert.equal(lost.status, 409)
  assert.match(wordsOf(lost), /Your table is not kept any longer/)
  const { action, fields, slots } = formTo(lost, 'hold')
  assert.match(slots[0] ?? '', /20:00:00/)
  const again = await ada.post(action, { ...fields, slot: slots[0] ?? '' })
  assert.equal(again.status, 200)
  const still = formTo(again, 'details').fields
  assert.deepEqual(
    [still['first_name'], still['email'], still['special_request'], still['newsletter']],
    ['Ada', 'ada@example.com', 'By the <window>', 'yes'],
  )
  const sent = await ada.send(again, {})
  assert.equal(sent.status, 303)
  const [made, ...others] = await reservationsOn(house, date)
  assert.deepEqual([made.special_request, others.length], ['By the <window>', 0])
  const kept = (await house.api('GET', `/customers/${made.customer.id}/export`)).body.data[0]
  const { at: _at, ...news } = kept.newsletter.at(-1)
  const text = 'Trattoria may send me news now and then.'
  assert.deepEqual(news, { reservation_id: made.id, agreed: true, text, language: 'en' })
})

test('newsletter · a box that is ticked, one that is not · is kept with the guest until they are anonymised', async () => {
  const at = await createRestaurant(server)
  const details = async () => (await at.api('GET', '/customers')).body.data[0]
  const date = freshDay()
  const box = (await guest(undefined, at).choose(2, date, '20:00:00')).text
  assert.match(box, /name="newsletter"/)
  assert.doesNotMatch(box, /\schecked/)
  await guest(undefined, at).book(2, date, '12:00:00')
  assert.equal((await details()).newsletter, undefined)
  const german = guest({ 'accept-language': 'de' }, at)
  await german.book(2, date, '19:00:00', { ...ADA, newsletter: 'yes' })
  // an empty box later on is no withdrawal
  await guest(undefined, at).book(2, date, '20:00:00')
  const { id, newsletter, reservation_count } = await details()
  assert.equal(reservation_count, 3)
  assert.deepEqual([newsletter.language, newsletter.text], ['de', TEXTS.de.newsletter('Trattoria')])
  assert.match(newsletter.at, /^\d{4}-\d{2}-\d{2}T[\d:]{8}Z$/)
  for (const { id: reservation } of await reservationsOn(at, date))
    assert.equal((await at.api('DELETE', `/reservations/${reservation}`)).status, 200)
  const erased = await at.api('DELETE', `/customers/${id}`)
  assert.equal(erased.status, 200, JSON.stringify(erased.body))
  const nobody = (await at.api('GET', `/customers/${id}`)).body.data[0]
  assert.deepEqual([nobody.anonymised, nobody.newsletter], [true, undefined])
  assert.equal((await server.sql`select from booking_forms where property_id = ${at.property}`).length, 0)
})

test('booking · a time that somebody else has just taken · is refused with the nearest times', async () => {
  const date = freshDay()
  const page = await guest().page('booking/new', { pax: 4, date })
  const bea = guest()
  const { action, fields } = formTo(await bea.page('booking/new', { pax: 4, date }), 'hold')
  await guest().book(4, date, '20:00:00')
  const slot = formTo(page, 'hold').slots.find((value) => value.includes('20:00')) ?? ''
  const refused = await bea.post(action, { ...fields, slot })
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused), /That time has just gone .* The nearest free times/)
  assert.equal(formTo(refused, 'hold').slots.length, 5)
})

test('calendar · full days and closed ones · are not links, and say so', async () => {
  const at = await createRestaurant(server, [2])
  const [full, closed] = [addDays(today(), 3), addDays(today(), 4)]
  await at.api('POST', '/closures', { start_date: closed, end_date: closed })
  for (const start_hour of ['12:00', '13:00', '14:00'])
    await at.api('POST', '/reservations', {
      ...bookingOf(at),
      start_date: full,
      start_hour,
      service_id: at.lunch,
    })
  for (const start_hour of ['19:00', '20:00', '21:00', '22:00'])
    await at.api('POST', '/reservations', { ...bookingOf(at), start_date: full, start_hour })
  const ada = guest(undefined, at)
  for (const [date, words] of [
    [full, 'full'],
    [closed, 'closed'],
  ] as const) {
    const page = await ada.page('booking/new', { pax: 2, date })
    assert.ok(!page.text.includes(`id="day-${date}"`))
    assert.match(page.text, new RegExp(`: ${words}, chosen</span>`))
    assert.match(wordsOf(page), /The nearest free times/)
  }
  assert.match(
    (await ada.page('booking/new', { pax: 2, date: addDays(today(), 5) })).text,
    /class="day free chosen"/,
  )
})

test('booking · a party larger than any table · is told so, with the restaurant’s text and phone', async () => {
  const at = await createRestaurant(server)
  const settings = { large_party: { en: 'Ask <b>Carla</b>' } }
  await at.api('PUT', `/properties/${at.property}`, { phone: '+39 02 345 678', settings })
  const page = await guest(undefined, at).page('booking/new', { pax: 9 })
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /A party of 9 is larger than our tables Ask <b>Carla<\/b>/)
  assert.match(page.text, /href="tel:\+3902345678"/)
  assert.ok(!page.text.includes('<b>Carla'))
})

test('booking · a blocked guest · reads the restaurant’s text, and nothing is booked', async () => {
  const at = await createRestaurant(server)
  const date = freshDay()
  await at.api('PUT', `/properties/${at.property}`, { settings: { blocked: { en: 'Call us first.' } } })
  await guest(undefined, at).book(2, date, '20:00:00', { ...ADA, email: 'bad@example.com' })
  const [first] = await reservationsOn(at, date)
  await at.api('PUT', `/customers/${first.customer.id}`, { blocked: true })
  const ada = guest(undefined, at)
  const refused = await ada.send(await ada.choose(2, date, '21:30:00'), { ...ADA, email: 'bad@example.com' })
  assert.equal(refused.status, 403)
  assert.match(wordsOf(refused), /Call us first\./)
  assert.equal((await reservationsOn(at, date)).length, 1)
})

test('booking · a service in request mode · says before and after that it is a request', async () => {
  const at = await createRestaurant(server)
  const date = freshDay()
  await at.api('PUT', `/services/${at.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  const ada = guest(undefined, at)
  assert.match(wordsOf(await ada.page('booking/new', { date })), /are requests: the restaurant answers/)
  const details = await ada.choose(2, date, '20:00:00')
  assert.match(wordsOf(details), /This is a request: nothing is booked until .* Send the request/)
  const done = await ada.follow(await ada.send(details))
  assert.match(wordsOf(done), /Your request has been sent Nothing is booked yet/)
  const [made] = await reservationsOn(at, date)
  assert.deepEqual([made.status, made.waiting_list], ['WAITING', false])
})

test('booking · a full time of a room with a waiting list · is marked, and queues the guest once', async () => {
  const at = await createRestaurant(server, [2])
  const date = freshDay()
  await at.api('PUT', `/rooms/${at.room}`, { name: 'Sala', sold_out: 'WAIT' })
  await guest(undefined, at).book(2, date, '20:00:00')
  const bea = guest(undefined, at)
  assert.match(wordsOf(await bea.page('booking/new', { date })), /waiting list/)
  const details = await bea.choose(2, date, '20:00:00')
  assert.match(wordsOf(details), /You are joining the waiting list/)
  const sent = await Promise.all([bea.send(details), bea.send(details)])
  assert.match(wordsOf(await bea.follow(sent[0])), /You are on the waiting list/)
  const statuses = (await reservationsOn(at, date)).map(({ status }: { status: string }) => status)
  assert.deepEqual(statuses.sort(), ['CONFIRMED', 'WAITING'])
})

test('details · nothing, a wrong address, a phone without digits · name each field and keep the rest', async () => {
  const ada = guest()
  const details = await ada.choose(2, freshDay(), '20:00:00')
  const empty = await ada.send(details, {})
  assert.equal(empty.status, 400)
  assert.match(wordsOf(empty), /Enter your first name\. Enter an e-mail address or a phone number\./)
  const wrong = await ada.send(empty, { first_name: 'Ada', email: 'ada@', phone: 'none' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /id="email-problem"/)
  assert.match(wrong.text, /id="phone-problem"/)
  assert.equal(formTo(wrong, 'details').fields['first_name'], 'Ada')
  assert.equal((await ada.send(wrong, { email: 'ada@example.com', phone: '' })).status, 303)
})

test('details · a field that the service requires · has to be given', async () => {
  const at = await createRestaurant(server)
  await at.api('PUT', `/services/${at.dinner}`, {
    orders_section: { required_fields: ['phone', 'last_name'] },
  })
  const ada = guest(undefined, at)
  const refused = await ada.send(await ada.choose(2, freshDay(), '20:00:00'), { ...ADA, last_name: '' })
  assert.equal(refused.status, 400)
  assert.match(wordsOf(refused), /Enter your last name\. Enter your phone number\./)
})

test('details · the trap filled in · books nothing, and books when it is sent again as it came back', async () => {
  const date = freshDay()
  const ada = guest()
  const caught = await ada.send(await ada.choose(2, date, '20:00:00'), {
    ...ADA,
    website: 'https://x.example',
  })
  assert.equal(caught.status, 400)
  assert.match(wordsOf(caught), /Nothing is booked yet\. It is empty again: please send the form once more\./)
  assert.equal((await reservationsOn(house, date)).length, 0)
  assert.equal((await ada.send(caught, {})).status, 303)
})

test('forms · from another website, or without the cookie · book nothing', async () => {
  const date = freshDay()
  const ada = guest()
  const details = await ada.choose(2, date, '20:00:00')
  const { action, fields } = formTo(details, 'details')
  const foreign = await ada.post(action, { ...fields, ...ADA }, { origin: 'https://evil.example' })
  assert.equal(foreign.status, 403)
  const bare = await guest().post(action, { ...fields, ...ADA })
  assert.equal(bare.status, 409)
  assert.equal((await reservationsOn(house, date)).length, 0)
})

test('done · in another browser · shows nothing of the guest', async () => {
  const ada = guest()
  const sent = await ada.send(await ada.choose(2, freshDay(), '20:00:00'))
  const other = await guest().get(sent.location ?? '')
  assert.equal(other.status, 404)
  assert.ok(!other.text.includes('Ada'))
})

test('pages · of a restaurant that is unknown, disabled, pending or expired · are one friendly 404', async () => {
  const bodies = new Set<string>()
  const ids = ['1', 'abc', '99999999999999999999']
  for (const set of [{ status: 'DISABLED' }, { status: 'PENDING' }, { expires_at: '2020-01-01' }]) {
    const { property } = await createRestaurant(server, [])
    await server.sql`update properties set ${server.sql(set)} where id = ${property}`
    ids.push(String(property))
  }
  for (const id of ids)
    for (const page of ['welcome', 'booking/home', 'booking/new', 'booking/done', 'booking/details']) {
      const answer = await guest().get(`/book/restaurant/${id}/${page}`)
      assert.equal(answer.status, 404, `${id} ${page}`)
      assert.match(answer.headers.get('content-type') ?? '', /text\/html/)
      bodies.add(answer.text)
    }
  assert.equal(bodies.size, 1)
})

test('pages · of a sandbox · are marked as tests and not indexed; of a real restaurant they are neither', async () => {
  const page = await guest().page('welcome')
  assert.match(wordsOf(page), /A restaurant for tests/)
  assert.match(page.text, /<meta name="robots" content="noindex"/)
  const real = await createRestaurant(server)
  await server.sql`update properties set sandbox = false where id = ${real.property}`
  const other = await guest(undefined, real).page('welcome')
  assert.doesNotMatch(other.text, /A restaurant for tests|noindex/)
})

test('headers · strict policy, frames only for the websites that the restaurant names', async () => {
  const closed = await guest().page('booking/new')
  const policy = closed.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
  assert.doesNotMatch(policy, /unsafe|\*/)
  assert.equal(closed.headers.get('x-frame-options'), 'DENY')
  assert.doesNotMatch(closed.text, / style=| on[a-z]+=|javascript:/)
  const at = await createRestaurant(server, [])
  const frame_ancestors = ['https://www.trattoria.example', 'https://*.example.org']
  await at.api('PUT', `/properties/${at.property}`, { settings: { frame_ancestors } })
  const open = await guest(undefined, at).page('booking/new')
  assert.match(
    open.headers.get('content-security-policy') ?? '',
    /frame-ancestors https:\/\/www\.trattoria\.example https:\/\/\*\.example\.org;/,
  )
  assert.equal(open.headers.get('x-frame-options'), null)
})

test('languages · by link, then by browser · are kept in every address of the page', async () => {
  const date = freshDay()
  const page = await guest({ 'accept-language': 'pt, de;q=0.8' }).page('booking/new', { date })
  assert.match(page.text, /<html lang="de">/)
  assert.match(wordsOf(page), /Tisch reservieren Wie viele sind Sie\?/)
  const anna = guest({ 'accept-language': 'de' })
  const details = await anna.choose(2, date, '20:00:00', { lang: 'fr' })
  assert.match(details.text, /<html lang="fr">/)
  const done = await anna.follow(await anna.send(details))
  assert.match(wordsOf(done), /Votre table est réservée .* 2 personnes/)
  const weekday = new Intl.DateTimeFormat('fr', { weekday: 'long', timeZone: 'UTC' })
  assert.ok(
    wordsOf(done).includes(
      weekday.format(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds),
    ),
  )
  const links = [...done.text.matchAll(/href="([^"]*booking\/new[^"]*)"/g)].map(([, link]) => link ?? '')
  assert.ok(links.length > 0 && links.every((link) => link.includes('lang&#61;fr')))
})

test('texts · with markup in every field of restaurant and guest · are shown as text on every page', async () => {
  const evil = (n: string) => `${n}"'><script>alert(1)</script>`
  const at = await createRestaurant(server, [2], { name: evil('name') })
  const date = freshDay()
  const own = { en: evil('own') }
  const put = await at.api('PUT', `/properties/${at.property}`, {
    description: evil('description'),
    address: evil('address'),
    city: evil('city'),
    zip: evil('zip'),
    phone: `${evil('')} 12345`,
    settings: { welcome: own, privacy: own, blocked: own, large_party: own },
  })
  assert.equal(put.status, 200, JSON.stringify(put.body))
  await server.sql`update properties set website = 'javascript:alert(1)' where id = ${at.property}`
  await at.api('PUT', `/services/${at.dinner}`, { name: evil('dinner') })
  await at.api('PUT', `/rooms/${at.room}`, { name: evil('room') })
  await at.api('POST', '/rooms', { name: evil('second') })
  const ada = guest(undefined, at)
  const details = await ada.choose(2, date, '20:00:00')
  const typed = {
    first_name: evil('ada'),
    last_name: evil('l'),
    email: '',
    phone: evil('12345'),
    special_request: `</textarea>${evil('')}`,
  }
  const pages = [
    await ada.page('welcome'),
    await ada.page('booking/home'),
    await ada.page('booking/new', { date }),
    await ada.page('booking/new', { pax: 9, lang: '"><script>', month: '"><scri' }),
    details,
    await ada.send(details, { ...typed, email: '"><script>alert(1)</script>' }),
    await ada.follow(await ada.send(details, typed)),
    await ada.page('booking/done', { form: '"><script>' }),
  ]
  for (const { text, status } of pages) {
    assert.ok(status < 500)
    assert.equal(text.match(/<script/g)?.length ?? 0, 1, text)
    assert.doesNotMatch(text, /<\/textarea>"|href="javascript/)
  }
  assert.match(pages.at(-2)?.text ?? '', /ada&#34;/)
})

test('rooms · of a service that shows them · can be chosen, and the booking is in that room', async () => {
  const at = await createRestaurant(server, [2])
  const terrace = (await at.api('POST', '/rooms', { name: 'Terrazza' })).body.data[0].id
  await at.api('POST', `/room/${terrace}/table`, { name: 'A1', guests_max: 4 })
  const date = freshDay()
  const ada = guest(undefined, at)
  assert.match(
    wordsOf(await ada.page('booking/new', { date })),
    /Where would you like to sit\? Anywhere Sala Terrazza/,
  )
  const sent = await ada.send(await ada.choose(2, date, '20:00:00', { room: terrace }))
  assert.equal(sent.status, 303)
  assert.equal((await reservationsOn(at, date))[0].room.name, 'Terrazza')
  for (const service of [at.lunch, at.dinner])
    await at.api('PUT', `/services/${service}`, { show_rooms: false })
  assert.doesNotMatch(wordsOf(await ada.page('booking/new', { date })), /Terrazza/)
})

test('booking · two guests for the last table at once · one is booked, the other is offered other times', async () => {
  const at = await createRestaurant(server, [2])
  const date = freshDay()
  const both = [guest(undefined, at), guest(undefined, at)]
  const pages = await Promise.all(both.map((one) => one.page('booking/new', { date })))
  const answers = await Promise.all(
    both.map(async (one, n) => {
      const { action, fields, slots } = formTo(pages[n] ?? assert.fail(), 'hold')
      return one.post(action, { ...fields, slot: slots.find((slot) => slot.includes('20:00')) ?? '' })
    }),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303, 409]))
  const lucky = answers.findIndex(({ status }) => status === 303)
  const winner = both[lucky] ?? assert.fail()
  assert.equal((await winner.send(await winner.follow(answers[lucky] ?? assert.fail()))).status, 303)
  assert.match(wordsOf(answers[1 - lucky] ?? assert.fail()), /That time has just gone/)
  assert.equal((await reservationsOn(at, date)).length, 1)
})

test('style sheet and script · in each way that browsers take them · are the same, small, and may be kept', async () => {
  const page = await guest().page('booking/new')
  const paths = [...page.text.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)].map(([, path]) => path ?? '')
  assert.equal(paths.length, 2)
  for (const path of paths) {
    const texts = new Set<string>()
    for (const [accept, coding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip;q=0.5, br;q=0', 'gzip'],
      ['identity', null],
    ] as const) {
      const { status, headers, text } = await guest({ 'accept-encoding': accept }).get(path)
      assert.equal(status, 200)
      assert.equal(headers.get('content-encoding'), coding)
      assert.equal(headers.get('vary'), 'accept-encoding')
      assert.match(headers.get('cache-control') ?? '', /immutable/)
      assert.ok(Number(headers.get('content-length')) < 15_000)
      texts.add(text)
    }
    assert.equal(texts.size, 1)
  }
  const old = await guest().get('/book/style/000000000000/7a2e2e.css')
  assert.deepEqual([old.status, old.headers.get('cache-control')], [200, 'no-cache'])
})

async function withServer(
  env: Record<string, string>,
  work: (strict: TestServer) => Promise<void>,
): Promise<void> {
  const strict = await startTestServer(env, server.databaseUrl)
  try {
    await work(strict)
  } finally {
    await strict.stop()
  }
}

test('forms · faster than anybody types · are told so, and keep what was typed', async () => {
  await withServer({ BOOKING_LEAST_SECONDS: '30' }, async (strict) => {
    const ada = new Guest(strict, house, { 'accept-language': 'en' })
    const fast = await ada.send(await ada.choose(2, freshDay(), '20:00:00'))
    assert.equal(fast.status, 400)
    assert.match(wordsOf(fast), /faster than anybody types\. Nothing is booked yet/)
    assert.equal(formTo(fast, 'details').fields['first_name'], 'Ada')
  })
})

test('forms · too many · are told what to do, at that restaurant only', async () => {
  await withServer({ BOOKING_FORMS_PER_HOUR: '3', BOOKING_LEAST_SECONDS: '0' }, async (strict) => {
    const date = freshDay()
    const ada = new Guest(strict, house, { 'accept-language': 'en' })
    const details = await ada.choose(2, date, '20:00:00')
    assert.equal((await ada.send(details)).status, 303)
    assert.equal((await ada.send(details)).status, 303)
    const many = await ada.send(details)
    assert.equal(many.status, 429)
    assert.match(wordsOf(many), /try again in 60 minutes, or ask the restaurant/)
    // at another restaurant the same address is not kept from booking
    const other = await createRestaurant(server)
    await new Guest(strict, other, { 'accept-language': 'en' }).choose(2, date, '20:00:00')
  })
})

test('limits · behind a proxy · count who called it, at each restaurant, and say in their language when to come back', async () => {
  const env = { TRUST_PROXY: 'true', BOOKING_VIEWS_PER_MINUTE: '3', BOOKING_FORMS_PER_HOUR: '1' }
  const proxied = await startTestServer(env, server.databaseUrl)
  try {
    const ask = (from: string, id: string, init: RequestInit = {}) =>
      fetch(`${proxied.url}/book/restaurant/${id}/${init.method ? 'booking/hold?lang=fr' : 'welcome'}`, {
        redirect: 'manual',
        ...init,
        headers: { 'x-forwarded-for': from, 'accept-language': 'fr' },
      })
    const id = String(house.property)
    // the same network, whatever it claims before the proxy adds what it sees, and however it writes the address
    const same = ['2001:db8::1', '9.9.9.9, 2001:db8::2', '8.8.8.8, 2001:db8::3', '7.7.7.7, 2001:db8::4']
    const ids = [id, `0${id}`, `%3${id[0]}${id.slice(1)}`, id]
    const statuses: number[] = []
    for (const [n, from] of same.entries()) statuses.push((await ask(from, ids[n] ?? id)).status)
    assert.deepEqual(statuses, [200, 200, 200, 429])
    const refused = await ask('2001:db8::5', id)
    assert.match(refused.headers.get('retry-after') ?? '', /^\d{1,2}$/)
    assert.match(refused.headers.get('content-type') ?? '', /text\/html/)
    assert.match(wordsOf({ text: await refused.text() }), /Trop de tentatives .* dans une minute/)
    // others, and the same at another restaurant, are not kept from it
    assert.equal((await ask('2001:db8:0:1::1', id)).status, 200)
    assert.equal(
      (await ask('2001:db8::1', String((await createRestaurant(server, [])).property))).status,
      200,
    )
    const form = { method: 'POST', body: new URLSearchParams({ slot: '' }) }
    assert.equal((await ask('2001:db8::1', id, form)).status, 409)
    const many = await ask('2001:db8::1', id, form)
    assert.deepEqual([many.status, Number(many.headers.get('retry-after')) > 3000], [429, true])
    assert.match(wordsOf({ text: await many.text() }), /Trop de tentatives .* dans 60 minutes/)
  } finally {
    await proxied.stop()
  }
})

test('input · that no page of ours would send · is never a fault of the server', async () => {
  const ada = guest()
  const { fields } = formTo(await ada.page('booking/new'), 'hold')
  const at = `/book/restaurant/${house.property}`
  const cut = await ada.get(`${at}/booking/new?pax=2&date=2026-1`)
  assert.deepEqual([cut.status, cut.location], [303, `${at}/booking/new`])
  for (const query of [
    'pax=0',
    'pax=x',
    'date=2026-02-30',
    'date=x',
    'month=2026-13',
    'month=99',
    'room=999999',
    'date=0001-01-01',
    'date=9999-12-31',
    'service=1&time=25:00&date=x',
    'hold=%00',
    'form=x&hold=y&pax=2&date=2026-01-01&time=20:00&service=1',
  ])
    assert.ok((await ada.get(`${at}/booking/new?${query}`)).status < 500, query)
  for (const slot of [
    '',
    'x',
    '2026-02-30 20:00:00 1',
    '2030-01-01 29:99:00 1',
    `0001-01-01 20:00:00 ${house.dinner}`,
    `9999-12-31 20:00:00 ${house.dinner}`,
    '2030-01-01 20:00:00 999999999999999',
  ])
    assert.ok((await ada.post(`${at}/booking/hold`, { ...fields, slot })).status < 500, slot)
  for (const more of [
    {},
    { pax: '2' },
    { pax: '2', date: '9999-12-31', time: '20:00', service: '1', hold: 'x' },
    { pax: '2', date: freshDay(), time: '20:00', service: String(house.dinner), form: 'x' },
  ])
    assert.ok(
      (await ada.post(`${at}/booking/details`, { ...fields, ...ADA, ...more })).status < 500,
      JSON.stringify(more),
    )
})
