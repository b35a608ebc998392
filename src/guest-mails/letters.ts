/** Puts what guests are told into words, when it is sent: in their language, with the restaurant's name on it. */
import { accentsOf, DEFAULT_COLOR } from '../booking-engine/color.ts'
import { formatDay, formatDayShort, formatTime, formatTimeText, localeOf } from '../booking-engine/format.ts'
import type { Ctx } from '../context.ts'
import type { Db } from '../db/sql.ts'
import { dayOf, toWall, type Instant } from '../kernel/time.ts'
import type { Texts } from '../languages/en.ts'
import { languageFor, ownText, TEXTS, type Language } from '../languages/texts.ts'
import type { Content } from '../mail/content.ts'
import { writeLetter, type Letter, type Line } from '../mail/letter.ts'
import { toHeaderLine } from '../mail/rules.ts'
import type { MailKind } from '../mail/schema.ts'
import { readSender } from '../mail/settings.ts'
import { writeCalendar } from '../manage/calendar.ts'
import { entryOf } from '../manage/entry.ts'
import { managePath, tokenFor } from '../manage/link.ts'
import { findProperty, type PropertyRow } from '../properties/store.ts'
import { isEnded } from '../reservations/status.ts'
import { hasEntry, type Notice, type Told } from './rules.ts'

/** What writing takes of the server. */
export interface Opening {
  sql: Db
  keys: Pick<Ctx['keys'], 'seal' | 'manageLink'>
  config: Pick<Ctx['config'], 'MAIL_FROM'>
  publicUrl(): string
}

interface ToldMail {
  kind: MailKind
  recipient: string
  notice: Notice | null
  reservation_id: number | null
}

/** Everything that a letter is made of. */
interface Subject {
  ctx: Opening
  property: PropertyRow
  kind: GuestKind
  id: number
  recipient: string
  notice: Notice
  language: Language
  locale: string
  t: Texts
  /** the guest's own link */
  manage: string
}

/** What mails of a property say that are written from notices, in the order of the mails; undefined for the others. */
export async function writeNotices(
  ctx: Opening,
  property: number,
  mails: ToldMail[],
): Promise<(Content | undefined)[]> {
  if (!mails.some(({ notice }) => notice)) return []
  const row = await findProperty(ctx.sql, property)
  if (!row) throw new Error(`property ${property} has no row`)
  return mails.map(({ kind, recipient, notice, reservation_id: id }) => {
    if (!notice || id === null || !isGuestKind(kind)) return undefined
    const language = languageFor(notice.language ?? undefined, undefined, row.language)
    const query = new URLSearchParams({ lang: language }).toString()
    const path = managePath(property, tokenFor(ctx, { property, id, nonce: notice.nonce }))
    return writeNotice({
      ctx,
      property: row,
      kind,
      id,
      recipient,
      notice,
      language,
      locale: localeOf(language, row.country),
      t: TEXTS[language],
      manage: `${ctx.publicUrl()}${path}?${query}`,
    })
  })
}

function writeNotice(subject: Subject): Content {
  const { property, t, language, notice } = subject
  const { name, email } = property
  const words = wordsOf(subject)
  const action = actionOf(subject)
  const letter: Letter = {
    language,
    title: words.title,
    greeting: notice.told.name === '' ? undefined : t.mail_hello(notice.told.name),
    paragraphs: [words.text, ...ownWords(subject)],
    facts: factsOf(subject),
    action,
    house: houseOf(subject),
    notes: action.url === subject.manage ? [t.mail_link] : [],
  }
  return {
    subject: toHeaderLine(words.subject),
    ...writeLetter(letter),
    language,
    attachments: [],
    calendar: calendarOf(subject),
    from_name: name,
    reply_to: email ?? undefined,
  }
}

interface Words {
  subject: string
  title: string
  text: string
}

type GuestKind = Extract<MailKind, `RESERVATION_${string}`>

/** What each mail says: `name` is the restaurant's. */
const WORDS: Record<GuestKind, (t: Texts, name: string, when: string, subject: Subject) => Words> = {
  RESERVATION_REQUESTED: (t, name) => ({
    subject: t.mail_requested(name),
    title: t.done_request,
    text: t.done_request_text,
  }),
  RESERVATION_QUEUED: (t, name) => ({
    subject: t.mail_queued(name),
    title: t.done_waiting,
    text: t.done_waiting_text,
  }),
  RESERVATION_CONFIRMED: (t, name, when) => ({
    subject: t.mail_confirmed(name, when),
    title: t.done_confirmed,
    text: t.done_confirmed_text,
  }),
  RESERVATION_ACCEPTED: (t, name, _when, subject) => ({
    subject: t.mail_accepted(name),
    title: t.done_accepted,
    text: confirmText(subject),
  }),
  RESERVATION_CHANGED: (t, name, when, { notice: { told } }) => ({
    subject: t.mail_changed(name, when),
    title: t.changed,
    text: standText(t, told),
  }),
  RESERVATION_CANCELLED: (t, name) => ({
    subject: t.mail_cancelled(name),
    title: t.cancelled,
    text: t.mail_cancelled_text,
  }),
  RESERVATION_REJECTED: (t, name) => ({
    subject: t.mail_rejected(name),
    title: t.mail_rejected_title,
    text: t.mail_rejected_text,
  }),
  RESERVATION_EXPIRED: (t, name) => ({
    subject: t.mail_expired(name),
    title: t.mail_expired_title,
    text: t.mail_expired_text,
  }),
  RESERVATION_REMINDER: (t, name, when) => ({
    subject: t.mail_reminder(name, when),
    title: t.mail_reminder_title,
    text: t.mail_reminder_text,
  }),
}

const isGuestKind = (kind: MailKind): kind is GuestKind => kind in WORDS

function wordsOf(subject: Subject): Words {
  const { property, kind, locale, t, notice } = subject
  const { start_date, start_hour } = notice.told
  const when = `${formatDayShort(locale, dayOf(start_date))}, ${formatTimeText(locale, start_hour)}`
  return WORDS[kind](t, property.name, when, subject)
}

/** What can be done now: where it does not stand any more, another booking. */
function actionOf({
  ctx,
  property,
  kind,
  language,
  t,
  manage,
  notice,
}: Subject): NonNullable<Letter['action']> {
  if (kind === 'RESERVATION_ACCEPTED') return { label: t.confirm_it, url: manage }
  if (!isEnded(notice.told.status)) return { label: t.manage_this, url: manage }
  const url = `${ctx.publicUrl()}/book/restaurant/${property.id}/booking/new?lang=${language}`
  return { label: t.book_another, url }
}

/** What the restaurant has to say to everybody who comes. */
function ownWords({ property, language, notice: { told } }: Subject): string[] {
  const own = ownText(property.settings.mail_text, language, property.language)
  if (own === undefined || !hasEntry(told.status)) return []
  return own
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
}

/** Of a reservation that was changed: a request is one still. */
const standText = (t: Texts, { status }: Told): string =>
  status === 'WAITING'
    ? t.done_request_text
    : status === 'ACCEPTED'
      ? t.done_accepted_text
      : t.done_confirmed_text

function confirmText({ t, locale, notice: { told } }: Subject): string {
  if (told.expires_at === null) return t.done_accepted_text
  return t.confirm_until(momentText(locale, told.zone, told.expires_at))
}

/** `Friday 4 December, 18:00` */
function momentText(locale: string, zone: string, at: Instant): string {
  const { day, second } = toWall(zone, at)
  return `${formatDayShort(locale, day)}, ${formatTime(locale, Math.floor(second / 60))}`
}

function factsOf({ kind, t, locale, id, notice }: Subject): Line[] {
  const { told, former } = notice
  const whenOf = ({ start_date, start_hour }: Pick<Told, 'start_date' | 'start_hour'>) =>
    `${formatDay(locale, dayOf(start_date))}, ${formatTimeText(locale, start_hour)}`
  const lines = [
    kind === 'RESERVATION_CHANGED' &&
      former && { label: t.change_before, value: `${whenOf(former)} · ${t.people(former.pax)}` },
    { label: t.when, value: whenOf(told) },
    { label: t.guests, value: t.people(told.pax) },
    { label: t.service, value: told.service },
    told.special_request !== '' && { label: t.wish, value: told.special_request },
    { label: t.number, value: String(id) },
  ]
  return lines.filter((line) => line !== false && line !== null)
}

function houseOf({ property, t }: Subject): NonNullable<Letter['house']> {
  const { name, address, zip, city, phone, email, settings } = property
  const { accent, ink } = accentsOf(settings.color ?? DEFAULT_COLOR).light
  const place = [address, [zip, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const contact: (Line | false)[] = [
    place !== '' && { label: '', value: place },
    phone !== null && { label: t.phone, value: phone, url: `tel:${phone.replace(/[^\d+]/g, '')}` },
    email !== null && { label: t.email, value: email, url: `mailto:${email}` },
  ]
  return { name, accent, ink, contact: contact.filter((line) => line !== false) }
}

/** What there is in the guest's calendar, or was. */
function calendarOf({ ctx, property, t, id, recipient, notice, manage }: Subject): Content['calendar'] {
  const { told, former, at } = notice
  const ended = isEnded(told.status)
  if (!hasEntry(ended && former ? former.status : told.status)) return undefined
  const { MAIL_FROM } = ctx.config
  const sender = MAIL_FROM === undefined ? undefined : readSender(MAIL_FROM)?.address
  const noted = { ...told, id, service: { name: told.service } }
  const entry = entryOf(ctx, { property, noted, at, url: manage, t, sender })
  // an invitation says who invites
  const method = !entry.organizer ? 'PUBLISH' : ended ? 'CANCEL' : 'REQUEST'
  return { method, content: writeCalendar(entry, method, { name: told.name, email: recipient }) }
}
