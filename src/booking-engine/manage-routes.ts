/** Where guests manage one reservation: the address holds a secret, so nothing is told of it to anybody. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import type { Limit } from '../http/rate-limit.ts'
import { findManaged } from '../manage/read.ts'
import { messagePage } from './done-page.ts'
import { guestOf } from './guest.ts'
import { houseOf } from './house.ts'
import { formLimit, viewLimit, wish } from './input.ts'
import { manageLinks, readTime } from './links.ts'
import {
  answerAct,
  answerChange,
  askToCancel,
  sendCalendar,
  showChange,
  showReservation,
  type Visit,
} from './manage-answers.ts'
import { sendPage } from './scope.ts'

const hide = true
const config = { noReferrer: true }
const text = Type.Optional(Type.String({ maxLength: 20_000 }))
const params = Type.Object({ id: Type.String({ maxLength: 40 }), token: Type.String() })
const query = Type.Object({ ...wish, done: Type.Optional(Type.String({ maxLength: 20 })) })
const body = Type.Object({ ...wish, form_token: text, slot: text })

const AT = '/book/restaurant/:id/booking/manage/:token'

export function managePages(app: Routes, ctx: Ctx): void {
  shownPages(app, ctx, viewLimit(app, ctx))
  sentForms(app, ctx, formLimit(app, ctx))
}

interface AtReservation {
  params: { id: string; token: string }
}

/** Answers a guest whose link is good, and everybody else alike. */
async function visiting(
  ctx: Ctx,
  request: FastifyRequest & AtReservation,
  reply: FastifyReply,
  answer: (visit: Visit) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { id, token } = request.params
  const house = await houseOf(ctx, request, id)
  const managed = await findManaged(ctx, house.property.id, token)
  const { t } = house
  if (!managed) return sendPage(house, reply, messagePage(house, t.manage_over, t.manage_over_text), 404)
  const links = manageLinks(house, token)
  const guest = guestOf(ctx, request, reply, house)
  return answer({ ctx, house: { ...house, links }, guest, managed, reply })
}

function shownPages(app: Routes, ctx: Ctx, onRequest: Limit): void {
  const route = { onRequest, config, schema: { hide, params, querystring: query } }
  app.get(AT, route, (request, reply) =>
    visiting(ctx, request, reply, (visit) =>
      showReservation(visit, { changed: request.query.done === 'changed' }),
    ),
  )
  app.get(`${AT}/change`, route, (request, reply) =>
    visiting(ctx, request, reply, (visit) => showChange(visit, request.query)),
  )
  app.get(`${AT}/cancel`, route, (request, reply) => visiting(ctx, request, reply, askToCancel))
  app.get(`${AT}/calendar.ics`, route, (request, reply) => visiting(ctx, request, reply, sendCalendar))
  // where forms are sent to, opened by their addresses
  for (const step of ['confirm', 'choose'])
    app.get(`${AT}/${step}`, route, (request, reply) =>
      visiting(ctx, request, reply, ({ house }) => reply.redirect(house.links.to('manage/show'), 303)),
    )
}

function sentForms(app: Routes, ctx: Ctx, onRequest: Limit): void {
  const route = { onRequest, config, schema: { hide, params, body } }
  for (const act of ['cancel', 'confirm'] as const)
    app.post(`${AT}/${act}`, route, (request, reply) =>
      visiting(ctx, request, reply, (visit) => answerAct(visit, act, request.body.form_token)),
    )
  // the button of a time: what was chosen is shown beside what it is now, and nothing is changed
  app.post(`${AT}/choose`, route, (request, reply) =>
    visiting(ctx, request, reply, ({ house }) => {
      const { pax, room, slot = '' } = request.body
      return reply.redirect(house.links.to('manage/change', { pax, room, ...readTime(slot) }), 303)
    }),
  )
  app.post(`${AT}/change`, route, (request, reply) =>
    visiting(ctx, request, reply, (visit) => answerChange(visit, request.body)),
  )
}
