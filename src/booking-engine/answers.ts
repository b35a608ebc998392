/** What each step of a booking leads to. */
import type { FastifyReply } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import type { Ctx } from '../context.ts'
import { listHeldBy } from '../holds/store.ts'
import { Refusal, type Alternative } from '../kernel/refusal.ts'
import { dayOf } from '../kernel/time.ts'
import { bookOnce, formOf, NOTHING_TYPED, problemsOf, type Problem, type Typed } from './booking.ts'
import { againPage, choosePage } from './choose-page.ts'
import { detailsPage, type Kind } from './details-page.ts'
import { blockedPage, messagePage } from './done-page.ts'
import { isOwnForm, type Guest } from './guest.ts'
import { chooseTime } from './hold.ts'
import type { House } from './house.ts'
import type { Notice } from './layout.ts'
import { readTime, slotOf, type Slot, type Wish } from './links.ts'
import { findTimes, nearestTo, offerOf, USUAL_PAX } from './search.ts'
import { sendPage } from './scope.ts'
import { findBooked } from './store.ts'

/** What browsers send of the fields that guests fill in. */
type TypedForm = { [K in keyof Typed]?: string | undefined }

function typedOf({ newsletter, ...texts }: TypedForm): Typed {
  const { first_name = '', last_name = '', email = '', phone = '', special_request = '' } = texts
  return { first_name, last_name, email, phone, special_request, newsletter: newsletter === 'yes' }
}

const nowSeconds = (): number => Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)

/** Times to choose from, or the form of the one that was chosen. */
export async function showStep(
  ctx: Ctx,
  house: House,
  guest: Guest,
  reply: FastifyReply,
  wish: Wish,
): Promise<FastifyReply> {
  const slot = slotOf(wish)
  if (slot && (slot.hold ?? slot.form)) return showDetails(ctx, house, guest, reply, { slot })
  return showTimes(ctx, house, guest, reply, wish)
}

async function showTimes(
  ctx: Ctx,
  house: House,
  { formToken, holder }: Guest,
  reply: FastifyReply,
  wish: Wish,
  notice?: Notice,
): Promise<FastifyReply> {
  const found = await findTimes(ctx, house, holder.name, wish)
  const page = choosePage({ house, found, wish, formToken, notice })
  return sendPage(house, reply, page, notice ? 409 : 200)
}

interface Details {
  slot: Slot
  typed?: Typed
  problems?: Problem[]
  opened?: number
  /** undefined: 200, or 400 with problems */
  status?: number
}

/** The form, where what it is for can still be booked; else what can be booked instead. */
async function showDetails(
  ctx: Ctx,
  house: House,
  guest: Guest,
  reply: FastifyReply,
  details: Details,
): Promise<FastifyReply> {
  const { slot, typed = NOTHING_TYPED, problems = [], opened = nowSeconds(), status } = details
  if ((await findBooked(ctx.sql, formOf(house, guest, slot))) !== undefined) return toDone(house, reply, slot)
  const { t } = house
  const held = await heldFor(ctx, house, guest, slot)
  if (slot.hold !== undefined && held === undefined)
    return showAgain(ctx, house, guest, reply, { slot, typed, notice: { title: t.lost, text: t.lost_text } })
  const offer = held === undefined ? await offerOf(ctx, house, slot) : 'table'
  if (offer === undefined)
    return showAgain(ctx, house, guest, reply, { slot, typed, notice: { title: t.gone, text: t.gone_text } })
  const kind = kindOf(house, slot, offer === 'waiting')
  const { formToken } = guest
  const page = detailsPage({ house, slot, kind, left: held?.left, formToken, typed, problems, opened })
  return sendPage(house, reply, page, status ?? (problems.length > 0 ? 400 : 200))
}

async function heldFor(ctx: Ctx, { property }: House, { holder }: Guest, { hold }: Slot) {
  if (hold === undefined) return undefined
  const own = await listHeldBy(ctx.sql, property.id, holder.name)
  return own.find(({ key }) => key === hold)
}

function kindOf({ services }: House, { service: id, pax }: Slot, waiting: boolean): Kind {
  if (waiting) return 'waiting'
  const service = services.find((one) => one.id === id)
  const asks = service?.confirmation_mode === 'WAITING_LIST' && pax > (service.confirm_up_to ?? 0)
  return asks ? 'request' : 'booking'
}

interface Again {
  slot: Slot
  typed: Typed
  notice: Notice
  nearest?: Alternative[] | undefined
}

async function showAgain(
  ctx: Ctx,
  house: House,
  { formToken }: Guest,
  reply: FastifyReply,
  { slot, typed, notice, nearest }: Again,
): Promise<FastifyReply> {
  const { hold: _hold, form: _form, ...wish } = slot
  const others = nearest ?? (await nearestTo(ctx, house, wish, dayOf(wish.date)))
  return sendPage(house, reply, againPage({ house, wish, formToken, notice, nearest: others, typed }), 409)
}

const toDone = ({ links }: House, reply: FastifyReply, { hold, form }: Slot): FastifyReply =>
  reply.redirect(links.to('booking/done', { form: hold ?? form }), 303)

type ChoiceForm = Wish & TypedForm & { slot: string; form_token?: string | undefined }

/** A time was chosen. With what was typed before the form comes at once, as an address may not hold it. */
export async function answerChoice(
  ctx: Ctx,
  house: House,
  guest: Guest,
  reply: FastifyReply,
  form: ChoiceForm,
): Promise<FastifyReply> {
  const { t, links } = house
  const time = readTime(form.slot)
  const { pax = USUAL_PAX, room, hold } = form
  const wish = { pax, room, date: time?.date }
  if (!time)
    return showTimes(ctx, house, guest, reply, wish, { title: t.not_bookable, text: t.not_bookable_text })
  if (!isOwnForm(guest, form.form_token))
    return showTimes(ctx, house, guest, reply, wish, { title: t.problems, text: t.form_old })
  const slot: Slot = { pax, ...time, room, hold }
  const typed = typedOf(form)
  const result = await chooseTime(ctx, house, guest.holder, slot)
  if ('refused' in result)
    return answerRefusal(ctx, house, guest, reply, { slot, typed, error: result.refused })
  const isTyped = Object.values(typed).some(Boolean)
  if (!isTyped) return reply.redirect(links.to('booking/new', { ...result.chosen }), 303)
  return showDetails(ctx, house, guest, reply, { slot: result.chosen, typed })
}

type BookingForm = Wish &
  TypedForm & {
    form_token?: string | undefined
    opened?: string | undefined
    website?: string | undefined
  }

/** The form of the details was sent. */
export async function answerBooking(
  ctx: Ctx,
  house: House,
  guest: Guest,
  reply: FastifyReply,
  form: BookingForm,
): Promise<FastifyReply> {
  const slot = slotOf(form)
  if (!slot || !(slot.hold ?? slot.form)) return reply.redirect(house.links.to('booking/new'), 303)
  const typed = typedOf(form)
  const opened = /^\d{1,12}$/.test(form.opened ?? '') ? Number(form.opened) : undefined
  const problems = [...suspicions(ctx, house, guest, form, opened), ...problemsOf(house, slot, typed)]
  const again = { slot, typed, ...(opened === undefined ? {} : { opened }) }
  if (problems.length > 0)
    return showDetails(ctx, house, guest, reply, { ...again, opened: opened ?? 0, problems })
  try {
    await bookOnce(ctx, house, guest, slot, typed)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'unavailable')
      return showDetails(ctx, house, guest, reply, {
        ...again,
        problems: [{ message: house.t.busy }],
        status: 503,
      })
    return answerRefusal(ctx, house, guest, reply, { slot, typed, error })
  }
  return toDone(house, reply, slot)
}

/** What programs do and people hardly ever: nothing is booked, and sending the form once more books. */
function suspicions(
  ctx: Ctx,
  { t }: House,
  guest: Guest,
  { form_token, website }: BookingForm,
  opened: number | undefined,
): Problem[] {
  if (!isOwnForm(guest, form_token)) return [{ message: t.form_old }]
  if (website) return [{ message: t.trap }]
  const age = nowSeconds() - (opened ?? nowSeconds())
  // clocks of two servers may differ
  return age >= 0 && age < ctx.config.BOOKING_LEAST_SECONDS ? [{ message: t.too_fast }] : []
}

const LOST = ['hold_expired']
const GONE = ['full', 'pacing', 'out_of_order']

/** A booking, or the choice of a time, was refused for a reason of the rules. */
async function answerRefusal(
  ctx: Ctx,
  house: House,
  guest: Guest,
  reply: FastifyReply,
  { slot, typed, error }: { slot: Slot; typed: Typed; error: Refusal },
): Promise<FastifyReply> {
  const { t } = house
  const { reason = '', alternatives } = error.detail
  if (reason === 'blocked') return sendPage(house, reply, blockedPage(house), 403)
  if (error.code === 'property_forbidden')
    return sendPage(house, reply, messagePage(house, t.failed, t.sandbox_full), 403)
  if (error.code === 'party_size')
    return showTimes(ctx, house, guest, reply, { pax: slot.pax, date: slot.date })
  if (!reason && error.code !== 'not_found') throw error
  const notice = LOST.includes(reason)
    ? { title: t.lost, text: t.lost_text }
    : GONE.includes(reason)
      ? { title: t.gone, text: t.gone_text }
      : { title: t.not_bookable, text: t.not_bookable_text }
  return showAgain(ctx, house, guest, reply, { slot, typed, notice, nearest: alternatives })
}
