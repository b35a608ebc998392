/** What guests are written about their reservations, by a real SMTP server and as sandboxes keep it. */
import { after, afterEach, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { exportMails } from '../../src/mail/export.ts'
import { bookingOf } from '../support/bookings.ts'
import { oneEvent } from '../support/calendar.ts'
import { addDays, today } from '../support/days.ts'
import { ADA, formTo, Guest, reservationsOn, wordsOf } from '../support/guest.ts'
import { hurry } from '../support/outbox.ts'
import { Postbox, refusal, type Posted } from '../support/postbox.ts'
import { until } from '../support/receiver.ts'
import { createRestaurant, startTestServer, type Restaurant, type TestServer } from '../support/server.ts'

let postbox: Postbox
let server: TestServer
before(async () => {
  postbox = await new Postbox().start()
  server = await startTestServer({
    ...postbox.env,
    BOOKING_LEAST_SECONDS: '0',
    BOOKING_FORMS_PER_HOUR: '100000',
  })
})
after(async () => {
  await server.stop()
  await postbox.stop()
})
afterEach(() => {
  postbox.atRecipient = () => {}
})

let days = 2
const freshDay = () => addDays(today(), days++)
let guests = 0
/** An address of its own for each guest: what comes to it is about nothing else. */
const freshAddress = () => `guest${++guests}@example.com`

/** One that is no sandbox: its mails are sent. */
async function live(sizes?: number[], sandbox?: object): Promise<Restaurant> {
  const at = await createRestaurant(server, sizes, sandbox)
  await server.sql`update properties set sandbox = false where id = ${at.property}`
  return at
}

const guestOf = (email: string, more: object = {}) => ({
  first_name: 'Ada',
  last_name: 'Lovelace',
  email,
  ...more,
})

async function reserve(at: Restaurant, customer: object, more: object = {}) {
  const { status, body } = await at.api('POST', '/reservations', {
    ...bookingOf(at),
    start_date: freshDay(),
    start_hour: '20:00',
    customer,
    ...more,
  })
  assert.equal(status, 201, JSON.stringify(body))
  return body.data[0]
}

async function change(at: Restaurant, method: string, path: string, body?: object): Promise<void> {
  const answer = await at.api(method, path, body)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

const titlesOf = (posted: Posted[]) => posted.map(({ mail }) => mail.text?.split('\n')[0])

/** The entry for the calendar that stands beside the texts of a mail. */
function entryOf({ mail }: Posted) {
  const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')
  assert.ok(part, 'no calendar')
  return oneEvent(part.content.toString())
}

/** The path of the guest's link in a mail. */
const linkIn = ({ mail }: Posted): string =>
  /(\/book\/restaurant\/\d+\/booking\/manage\/[\w-]+)\?/.exec(mail.text ?? '')?.[1] ?? assert.fail('no link')

/** Kinds of the mails about a reservation, whatever became of them, the first one first. */
async function kindsOf(at: Restaurant, id: number): Promise<string[]> {
  const rows = await server.sql<{ kind: string }[]>`
    select kind from mails where property_id = ${at.property} and reservation_id = ${id} order by id`
  return rows.map(({ kind }) => kind.replace('RESERVATION_', ''))
}

test('booked on a page · in German · comes from the restaurant, in both forms, with the link and the entry', async () => {
  const at = await live()
  const settings = { color: '#ffd400', mail_text: { en: 'Mind the dog.', de: 'Parkplätze im Hof.' } }
  await at.api('PUT', `/properties/${at.property}`, {
    email: 'ciao@dapiero.example',
    phone: '02 345 678',
    settings,
  })
  const [email, date] = [freshAddress(), freshDay()]
  await new Guest(server, at, { 'accept-language': 'de' }).book(2, date, '20:00:00', { ...ADA, email })
  const [posted] = await postbox.have(1, email)
  assert.ok(posted)
  const { mail, raw } = posted
  assert.equal(mail.from?.text, '"Trattoria" <post@octotable.example>')
  assert.equal(mail.replyTo?.text, 'ciao@dapiero.example')
  assert.match(mail.subject ?? '', /^Ihr Tisch bei Trattoria: .*, 20:00$/)
  assert.match(raw, /^Content-Language: de\r$/m)
  assert.match(raw, /^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r$/im)
  for (const text of [mail.text ?? '', String(mail.html)]) {
    for (const part of [
      'Ihr Tisch ist reserviert',
      'Guten Tag Ada Lovelace,',
      'Parkplätze im Hof.',
      '2 Personen',
      '02 345 678',
    ])
      assert.ok(text.includes(part), part)
    assert.ok(text.includes(`/book/restaurant/${at.property}/booking/manage/`))
  }
  const entry = entryOf(posted)
  assert.deepEqual(
    [entry.method, entry.status, entry.start, entry.tzid, entry.attendees],
    ['REQUEST', 'CONFIRMED', `${date}T20:00:00`, 'Europe/Rome', [`MAILTO:${email}`]],
  )
  const page = await new Guest(server, at, { 'accept-language': 'en' }).get(`${linkIn(posted)}?lang=de`)
  assert.match(wordsOf(page), /Ihr Tisch ist reserviert/)
})

test('moved, resized and cancelled by staff · tells each, before and after, as one entry of the calendar', async () => {
  const at = await live()
  const email = freshAddress()
  const { id, start_date } = await reserve(at, guestOf(email))
  await change(at, 'PUT', `/reservations/${id}`, { start_hour: '21:00', pax: 3 })
  await change(at, 'PUT', `/reservations/${id}`, { notes: 'by the window', special_request: 'a chair' })
  await change(at, 'DELETE', `/reservations/${id}`)
  const posted = await postbox.have(3, email)
  assert.deepEqual(titlesOf(posted), [
    'Your table is booked',
    'Your reservation is changed',
    'Your reservation is cancelled',
  ])
  assert.match(posted[1]?.mail.text ?? '', /So far: .*, 20:00 · 2 people\nWhen: .*, 21:00\nGuests: 3 people/)
  assert.doesNotMatch(posted[2]?.mail.text ?? '', /window/)
  const entries = posted.map(entryOf)
  assert.deepEqual(
    entries.map(({ method, status, start }) => [method, status, start]),
    [
      ['REQUEST', 'CONFIRMED', `${start_date}T20:00:00`],
      ['REQUEST', 'CONFIRMED', `${start_date}T21:00:00`],
      ['CANCEL', 'CANCELLED', `${start_date}T21:00:00`],
    ],
  )
  assert.equal(new Set(entries.map(({ uid }) => uid)).size, 1)
  const sequences = entries.map(({ sequence }) => sequence)
  assert.deepEqual(
    sequences,
    [...new Set(sequences)].sort((a, b) => a - b),
  )
})

test('a request · accepted, then confirmed by the link · tells each; nothing is in the calendar before', async () => {
  const at = await live()
  await at.api('PUT', `/services/${at.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  const email = freshAddress()
  const { id } = await reserve(at, guestOf(email), { channel: 'OCTOTABLE_BOOK', language: 'fr' })
  await change(at, 'PATCH', `/reservations/${id}?status=ACCEPTED`)
  const [requested, accepted] = await postbox.have(2, email)
  assert.ok(requested && accepted)
  assert.deepEqual(titlesOf([requested, accepted]), [
    'Votre demande est envoyée',
    'Le restaurant a une table pour vous',
  ])
  assert.equal(requested.mail.attachments.length, 0)
  assert.equal(entryOf(accepted).status, 'TENTATIVE')
  assert.match(accepted.mail.text ?? '', /Veuillez confirmer avant le .*\n[\s\S]*Oui, nous venons:\n/)
  const ada = new Guest(server, at)
  const page = await ada.get(linkIn(accepted))
  const { action, fields } = formTo(page, `manage/${linkIn(accepted).split('/').at(-1)}/confirm`)
  assert.equal((await ada.post(action, fields)).status, 303)
  const [, , confirmed] = await postbox.have(3, email)
  assert.ok(confirmed)
  assert.deepEqual(titlesOf([confirmed]), ['Votre table est réservée'])
  assert.equal(entryOf(confirmed).status, 'CONFIRMED')
})

test('a request · rejected, or lapsed · tells it, and offers to book again', async () => {
  const at = await live()
  await at.api('PUT', `/services/${at.dinner}`, { confirmation_mode: 'WAITING_LIST' })
  const [one, other] = [freshAddress(), freshAddress()]
  const rejected = await reserve(at, guestOf(one), { channel: 'OCTOTABLE_BOOK' })
  await change(at, 'PATCH', `/reservations/${rejected.id}?status=REJECTED`)
  const lapsed = await reserve(at, guestOf(other), { channel: 'OCTOTABLE_BOOK' })
  await change(at, 'PATCH', `/reservations/${lapsed.id}?status=ACCEPTED`)
  await server.sql`update reservations set expires_at = now() where property_id = ${at.property} and id = ${lapsed.id}`
  const [, said] = await postbox.have(2, one)
  const [, , over] = await postbox.have(3, other)
  assert.ok(said && over)
  assert.deepEqual(titlesOf([said, over]), [
    'We have no table for you this time',
    'Your reservation has lapsed',
  ])
  assert.match(said.mail.text ?? '', /Book another table:\n\S+\/booking\/new\?lang=en/)
  assert.equal(said.mail.attachments.length, 0)
  assert.equal(entryOf(over).method, 'CANCEL')
})

test('queued · and a table becomes free · tells both', async () => {
  const at = await live([2])
  await at.api('PUT', `/rooms/${at.room}`, { name: 'Sala', sold_out: 'WAIT' })
  const first = await reserve(at, { first_name: 'Bea', phone: '+393331234567' })
  const email = freshAddress()
  const place = { channel: 'OCTOTABLE_BOOK', start_date: first.start_date }
  const queued = await reserve(at, guestOf(email), place)
  assert.equal(queued.waiting_list, true)
  await change(at, 'DELETE', `/reservations/${first.id}`)
  assert.deepEqual(titlesOf(await postbox.have(2, email)), [
    'You are on the waiting list',
    'The restaurant has a table for you',
  ])
  // who cannot be reached by mail is written none
  assert.deepEqual(await kindsOf(at, first.id), [])
})

test('no mail · walk-ins, who sits, who is over, a change that is refused, and where the restaurant wants none', async () => {
  const at = await live()
  const walkIn = (
    await at.api('POST', '/reservations', {
      channel: 'OCTOTABLE_ADMIN',
      walk_in: true,
      pax: 1,
      service_id: await openService(at),
      customer: guestOf(freshAddress()),
    })
  ).body.data[0]
  assert.deepEqual(await kindsOf(at, walkIn.id), [])
  const seated = await reserve(at, guestOf(freshAddress()))
  await change(at, 'PATCH', `/reservations/${seated.id}/checkin`)
  await change(at, 'PUT', `/reservations/${seated.id}`, { pax: 1 })
  assert.deepEqual(await kindsOf(at, seated.id), ['CONFIRMED'])
  const refused = await at.api('PUT', `/reservations/${seated.id}`, { pax: 900 })
  assert.equal(refused.status, 400)
  assert.deepEqual(await kindsOf(at, seated.id), ['CONFIRMED'])
  const past = await reserve(at, guestOf(freshAddress()))
  await server.sql`update reservations set start_at = now() - interval '3 hours', end_at = now() - interval '2 hours'
    where property_id = ${at.property} and id = ${past.id}`
  await change(at, 'DELETE', `/reservations/${past.id}`)
  assert.deepEqual(await kindsOf(at, past.id), ['CONFIRMED'])
  await at.api('PUT', `/properties/${at.property}`, { settings: { guest_mails: false } })
  const silent = await reserve(at, guestOf(freshAddress()))
  await change(at, 'DELETE', `/reservations/${silent.id}`)
  assert.deepEqual(await kindsOf(at, silent.id), [])
})

/** A service that is open at every hour. */
async function openService(at: Restaurant): Promise<number> {
  const all = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
  const body = { name: 'All day', start_time: '00:00', end_time: '00:00', days_of_week: all }
  return (await at.api('POST', '/services', body)).body.data[0].id
}

test('another address, or another guest · is told how the reservation stands', async () => {
  const at = await live()
  const { id } = await reserve(at, { first_name: 'Ada', phone: '+393331234567' })
  const [first, second, third] = [freshAddress(), freshAddress(), freshAddress()]
  await change(at, 'PUT', `/reservations/${id}`, { customer: { email: first } })
  await change(at, 'PUT', `/reservations/${id}`, { customer: { email: second } })
  await change(at, 'PUT', `/reservations/${id}`, { customer: { first_name: 'Bea', email: third } })
  for (const to of [first, second, third])
    assert.deepEqual(titlesOf(await postbox.have(1, to)), ['Your table is booked'], to)
  const [bea] = await postbox.have(1, third)
  const [ada] = await postbox.have(1, second)
  assert.ok(ada && bea)
  assert.equal((await new Guest(server, at).get(linkIn(ada))).status, 404)
  assert.equal((await new Guest(server, at).get(linkIn(bea))).status, 200)
})

test('two mails about one reservation · the first refused for now · come in their order', async () => {
  const at = await live()
  const email = freshAddress()
  postbox.atRecipient = () => {
    throw refusal(451, 'Later')
  }
  const { id } = await reserve(at, guestOf(email))
  await change(at, 'DELETE', `/reservations/${id}`)
  await until('an attempt', async () => {
    const [row] = await server.sql`select error from mails where reservation_id = ${id} and error is not null`
    return row
  })
  postbox.atRecipient = () => {}
  const posted = await until('both mails', async () => {
    await hurry(server)
    const found = postbox.posted.filter(({ to }) => to.includes(email))
    return found.length === 2 ? found : undefined
  })
  assert.deepEqual(titlesOf(posted), ['Your table is booked', 'Your reservation is cancelled'])
  // the server writes down that a mail was sent after the other side has it
  const rows = await until('both marked as sent', async () => {
    const sent = await server.sql`
      select recipient, content, notice from mails where reservation_id = ${id} and status = 'SENT'`
    return sent.length === 2 ? sent : undefined
  })
  // of what was sent nothing is kept
  for (const { recipient, content, notice } of rows)
    assert.deepEqual([recipient, content, notice], [null, null, null])
})

test('hostile names and texts · add no header, no line and no element', async () => {
  const evil = 'Da Piero\r\nBcc: eve@example.com\r\n\r\n<img src=x onerror=alert(1)>'
  const at = await live([2, 4], { name: evil })
  await at.api('PUT', `/properties/${at.property}`, { settings: { mail_text: { en: '<script>1</script>' } } })
  const email = freshAddress()
  const customer = guestOf(email, {
    first_name: 'Ada\r\nX-Evil: 1',
    last_name: '"><b>\r\nATTENDEE:mailto:eve@example.com',
  })
  await reserve(at, customer, { special_request: '<a href="https://evil.example">\r\nBEGIN:VEVENT' })
  const [posted] = await postbox.have(1, email)
  assert.ok(posted)
  const { mail, to } = posted
  assert.deepEqual(to, [email])
  for (const header of ['bcc', 'cc', 'x-evil', 'attendee'])
    assert.equal(mail.headers.has(header), false, header)
  assert.match(mail.from?.value[0]?.name ?? '', /^Da Piero Bcc: eve@example\.com <img/)
  const html = String(mail.html)
  assert.doesNotMatch(html, /<img|<script|<b>|evil\.example"/)
  assert.ok(html.includes('&#60;script&#62;'))
  const entry = entryOf(posted)
  assert.deepEqual(entry.attendees, [`MAILTO:${email}`])
  assert.match(entry.summary, /^Da Piero Bcc: eve@example\.com <img src=x onerror=alert\(1\)>$/)
})

test('a sandbox · keeps its mails for its client, with the entry; the guest’s export has them, anonymising ends them', async () => {
  const at = await createRestaurant(server)
  const email = freshAddress()
  const { id, customer } = await reserve(at, guestOf(email))
  const [mail] = (await at.api('GET', '/mails')).body.data
  assert.deepEqual([mail.kind, mail.to], ['RESERVATION_CONFIRMED', email])
  assert.equal(mail.attachments[0].content_type, 'text/calendar; method=REQUEST')
  assert.equal(oneEvent(mail.attachments[0].content).status, 'CONFIRMED')
  const kept = (await at.api('GET', `/customers/${customer.id}/export`)).body.data[0]
  assert.deepEqual(kept.mails, [mail])
  await change(at, 'DELETE', `/reservations/${id}`)
  await change(at, 'DELETE', `/customers/${customer.id}`)
  assert.deepEqual((await at.api('GET', '/mails')).body.data, [])
  assert.equal(postbox.posted.filter(({ to }) => to.includes(email)).length, 0)
})

test('export · what waits · is a mail like any other, with the public address in its link', async () => {
  const at = await live()
  const email = freshAddress()
  postbox.atRecipient = () => {
    throw refusal(451, 'Later')
  }
  await reserve(at, guestOf(email))
  const folder = await mkdtemp(join(tmpdir(), 'mails-'))
  try {
    const publicUrl = () => 'https://book.example.com'
    const names = await exportMails({ ...server.ctx, publicUrl }, folder)
    const mails = await Promise.all(
      names.map(async (name) => simpleParser(await readFile(join(folder, name)))),
    )
    const mail = mails.find(({ to }) => [to].flat()[0]?.text === email)
    assert.ok(mail)
    assert.match(mail.text ?? '', /https:\/\/book\.example\.com\/book\/restaurant\/\d+\/booking\/manage\//)
    assert.ok(mail.attachments.some(({ contentType }) => contentType === 'text/calendar'))
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** Sets the property's clock to so many hours before a reservation starts. */
const waitUntil = ({ property }: Restaurant, hours: number, id: number) => server.sql`
  update properties p set clock_offset = extract(epoch from r.start_at - now())::bigint - ${hours * 3600}
  from reservations r where p.id = ${property} and r.property_id = p.id and r.id = ${id}`

const isDone = ({ property }: Restaurant, id: number) =>
  until('the reminder', async () => {
    const [row] = await server.sql<{ remind_at: string | null }[]>`
      select remind_at from reservations where property_id = ${property} and id = ${id}`
    return row?.remind_at === null ? true : undefined
  })

test('reminder · a day before, by the property’s clock · comes once, and once more for another time', async () => {
  const at = await createRestaurant(server)
  const date = addDays(today(), 5)
  const { id } = await reserve(at, guestOf(freshAddress()), { start_date: date })
  const other = await reserve(at, guestOf(freshAddress()), { start_date: addDays(today(), 9) })
  await waitUntil(at, 25, id)
  // the next look at what is due
  await delay(1500)
  assert.deepEqual(await kindsOf(at, id), ['CONFIRMED'])
  await waitUntil(at, 22, id)
  await isDone(at, id)
  assert.deepEqual(await kindsOf(at, id), ['CONFIRMED', 'REMINDER'])
  assert.deepEqual(await kindsOf(at, other.id), ['CONFIRMED'])
  const [mail] = (await at.api('GET', '/mails')).body.data
  assert.match(mail.text, /^We are expecting you\n/)
  assert.equal(oneEvent(mail.attachments[0].content).start, `${date}T20:00:00`)
  // within the day: the change tells it
  await change(at, 'PUT', `/reservations/${id}`, { start_hour: '21:00' })
  await isDone(at, id)
  assert.deepEqual(await kindsOf(at, id), ['CONFIRMED', 'REMINDER', 'CHANGED'])
  await change(at, 'PUT', `/reservations/${id}`, { start_date: addDays(today(), 8) })
  await waitUntil(at, 22, id)
  await isDone(at, id)
  assert.deepEqual(await kindsOf(at, id), ['CONFIRMED', 'REMINDER', 'CHANGED', 'CHANGED', 'REMINDER'])
})

test('reminder · booked later than that, cancelled, not wanted, of another setting · comes as it should', async () => {
  const at = await createRestaurant(server)
  const date = addDays(today(), 6)
  await at.api('PUT', `/properties/${at.property}`, { settings: { reminder_hours: 48 } })
  const early = await reserve(at, guestOf(freshAddress()), { start_date: date })
  const gone = await reserve(at, guestOf(freshAddress()), { start_date: date, start_hour: '21:30' })
  await change(at, 'DELETE', `/reservations/${gone.id}`)
  await waitUntil(at, 30, early.id)
  const late = await reserve(at, guestOf(freshAddress()), { start_date: date, start_hour: '21:30' })
  await isDone(at, early.id)
  await at.api('PUT', `/properties/${at.property}`, { settings: { reminder_hours: 0 } })
  const unwanted = await reserve(at, guestOf(freshAddress()), { start_date: addDays(date, 4) })
  for (const { id } of [gone, late, unwanted]) await isDone(at, id)
  assert.deepEqual(await kindsOf(at, early.id), ['CONFIRMED', 'REMINDER'])
  assert.deepEqual(await kindsOf(at, gone.id), ['CONFIRMED', 'CANCELLED'])
  assert.deepEqual(await kindsOf(at, late.id), ['CONFIRMED'])
  assert.deepEqual(await kindsOf(at, unwanted.id), ['CONFIRMED'])
  assert.equal((await reservationsOn(at, date)).length, 3)
})
