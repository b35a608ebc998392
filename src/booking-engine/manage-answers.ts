/** What guests do on the pages of their reservation, and what that leads to. Only what a form sends changes anything. */
import type { FastifyReply } from 'fastify'
import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { cancelAsGuest, confirmAsGuest, moveAsGuest } from '../manage/acts.ts'
import { writeCalendar } from '../manage/calendar.ts'
import { entryOf } from '../manage/entry.ts'
import type { Managed } from '../manage/read.ts'
import { actsOf, mayMoveTo } from '../manage/rules.ts'
import { keptChoice } from '../reservations/reschedule.ts'
import { blockedPage } from './done-page.ts'
import { isOwnForm, type Guest } from './guest.ts'
import type { House } from './house.ts'
import type { Notice } from './layout.ts'
import { slotOf, type Slot, type Wish } from './links.ts'
import { askPage, cancelPage, changePage, checkPage, managePage } from './manage-page.ts'
import { findTimes, onlineServices, type Moving } from './search.ts'
import { sendPage } from './scope.ts'

/** A guest at the pages of a reservation. */
export interface Visit {
  ctx: Ctx
  house: House
  guest: Guest
  managed: Managed
  reply: FastifyReply
}

export function showReservation(visit: Visit, { changed = false, notice }: Shown = {}): FastifyReply {
  const { house, reply } = visit
  const page = managePage({ ...viewOf(visit), changed, notice })
  return sendPage(house, reply, page, notice ? 409 : 200)
}

interface Shown {
  changed?: boolean
  notice?: Notice
}

function viewOf({ house, guest, managed: { row, now } }: Visit) {
  const acts = actsOf(row, now, house.property.settings.cancel_limit_minutes)
  return { house, row, acts, formToken: guest.formToken }
}

const refused = ({ house: { t } }: Visit): Shown => ({
  notice: { title: t.act_refused, text: t.act_refused_text },
})

const stale = ({ house: { t } }: Visit): Shown => ({ notice: { title: t.problems, text: t.form_again } })

export function askToCancel(visit: Visit): FastifyReply {
  const view = viewOf(visit)
  if (view.acts.cancel !== 'yes') return showReservation(visit)
  return sendPage(visit.house, visit.reply, cancelPage(view))
}

/** Cancels or confirms, where the form is of this browser. */
export async function answerAct(
  visit: Visit,
  act: 'cancel' | 'confirm',
  formToken: string | undefined,
): Promise<FastifyReply> {
  const { ctx, house, guest, reply, managed } = visit
  if (!isOwnForm(guest, formToken)) return showReservation(visit, stale(visit))
  try {
    const run = act === 'cancel' ? cancelAsGuest : confirmAsGuest
    await run(ctx, house.property.id, managed.row.id)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'state_conflict') throw error
    return showReservation(visit, refused(visit))
  }
  return reply.redirect(house.links.to('manage/show'), 303)
}

/** Other days and times, or the one that was chosen beside the present one. */
export async function showChange(visit: Visit, wish: Wish, notice?: Notice): Promise<FastifyReply> {
  const { ctx, house, guest, reply, managed } = visit
  const { row } = managed
  const { acts, formToken } = viewOf(visit)
  if (acts.change !== 'yes') return showReservation(visit, notice ? refused(visit) : {})
  const slot = slotOf(wish)
  if (slot && !notice) return sendPage(house, reply, checkPage(house, row, slot, formToken))
  const { pax = row.pax, month, date = month === undefined ? row.start_date : undefined, room } = wish
  const shown = { pax, month, date, room }
  const moving = movingOf(managed, pax)
  const found = await findTimes(ctx, house, guest.holder.name, shown, moving)
  const online = onlineServices(found.setup)
  const page =
    online.length > 0 && !online.some((service) => moving.mayMoveTo(service))
      ? askPage({ house, row })
      : changePage({ house, row, found, wish: shown, formToken, notice })
  return sendPage(house, reply, page, notice ? 409 : 200)
}

/** What it has is free for it; it goes into no queue, and nowhere where a new booking would be a request. */
const movingOf = ({ row }: Managed, pax: number): Moving => ({
  party: (setup) => ({
    moving: row.id,
    keep: keptChoice(setup, row),
    ...(row.stay_given ? { stay: row.stay } : {}),
    when_full: 'unqueued',
  }),
  mayMoveTo: (service) => mayMoveTo(row.status, pax, service),
})

/** Changes to what the form names, or says why not and offers what there is. */
export async function answerChange(
  visit: Visit,
  wish: Wish & { form_token?: string | undefined },
): Promise<FastifyReply> {
  const { ctx, house, guest, reply, managed } = visit
  const { t, links, property } = house
  const slot = slotOf(wish)
  if (!slot) return reply.redirect(links.to('manage/change'), 303)
  if (!isOwnForm(guest, wish.form_token)) return showReservation(visit, stale(visit))
  try {
    await moveAsGuest(ctx, property.id, managed.row.id, moveTo(slot))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'unavailable') throw error
    if (error.code === 'state_conflict') return showReservation(visit, refused(visit))
    if (error.detail.reason === 'blocked') return sendPage(house, reply, blockedPage(house), 403)
    if (!error.detail.reason && error.code !== 'not_found') throw error
    return showChange(visit, slot, { title: t.change_refused, text: t.change_refused_text })
  }
  return reply.redirect(`${links.to('manage/show')}&done=changed`, 303)
}

const moveTo = ({ pax, date, time, service, room }: Slot) => ({
  start_date: date,
  start_hour: time,
  pax,
  service_id: service,
  room_id: room,
})

/** The reservation as a file for calendars. */
export function sendCalendar({ ctx, house, managed: { row, now }, reply }: Visit): FastifyReply {
  const { property, t } = house
  const url = new URL(house.links.to('manage/show'), ctx.publicUrl()).href
  const entry = entryOf(ctx, { property, noted: row, at: now, url, t })
  return reply
    .type('text/calendar; charset=utf-8; method=PUBLISH')
    .header('content-disposition', `attachment; filename="reservation-${row.id}.ics"`)
    .header('x-robots-tag', 'noindex')
    .send(writeCalendar(entry, 'PUBLISH'))
}
