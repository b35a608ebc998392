/** The pages on which guests book, at the addresses that `/bookings/list` answers. */
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { findToken } from '../manage/read.ts'
import { findReservation } from '../reservations/store.ts'
import { answerBooking, answerChoice, showStep } from './answers.ts'
import { assetRoutes } from './assets.ts'
import { donePage, messagePage } from './done-page.ts'
import { embedRoutes } from './embed.ts'
import { pictureFiles } from './files.ts'
import { guestOf } from './guest.ts'
import { houseOf, photosOf } from './house.ts'
import { formLimit, viewLimit, wish } from './input.ts'
import { servicesPage, welcomePage } from './house-pages.ts'
import { manageLinks } from './links.ts'
import { managePages } from './manage-routes.ts'
import { guestScope, sendPage } from './scope.ts'
import { findBooked } from './store.ts'

const text = Type.Optional(Type.String({ maxLength: 20_000 }))
const hide = true
const params = Type.Object({ id: Type.String({ maxLength: 40 }) })

const typed = {
  form_token: text,
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  special_request: text,
  newsletter: text,
}
const WishQuery = Type.Object(wish)
const ChoiceForm = Type.Object({ ...wish, ...typed, slot: Type.String({ maxLength: 80 }) })
const BookingForm = Type.Object({ ...wish, ...typed, opened: text, website: text })

export async function bookingPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await guestScope(app, ctx)
  const pages: Routes = app.withTypeProvider()
  assetRoutes(pages)
  pictureFiles(pages, ctx)
  embedRoutes(pages, ctx)
  housePages(pages, ctx)
  stepPages(pages, ctx)
  formAddresses(pages, ctx)
  managePages(pages, ctx)
}

const BASE = '/book/restaurant/:id'

function housePages(app: Routes, ctx: Ctx): void {
  const views = viewLimit(app, ctx)
  const route = { onRequest: views, schema: { hide, params, querystring: WishQuery } }
  app.get(`${BASE}/welcome`, route, async (request, reply) => {
    const house = await houseOf(ctx, request, request.params.id)
    return sendPage(house, reply, welcomePage(house, await photosOf(ctx, house)))
  })
  app.get(`${BASE}/booking/home`, route, async (request, reply) => {
    const house = await houseOf(ctx, request, request.params.id)
    return sendPage(house, reply, servicesPage(house, await photosOf(ctx, house)))
  })
  app.get(`${BASE}/booking/new`, route, async (request, reply) => {
    const house = await houseOf(ctx, request, request.params.id)
    return showStep(ctx, house, guestOf(ctx, request, reply, house), reply, request.query)
  })
  app.get(`${BASE}/booking/done`, route, async (request, reply) => {
    const house = await houseOf(ctx, request, request.params.id)
    const { holder } = guestOf(ctx, request, reply, house)
    const key = request.query.form ?? ''
    const property = house.property.id
    const id = await findBooked(ctx.sql, { property, holder: holder.name, key })
    const reservation = id === undefined ? undefined : await findReservation(ctx.sql, property, id)
    if (!reservation)
      return sendPage(house, reply, messagePage(house, house.t.not_yours, house.t.not_yours_text), 404)
    const token = (await findToken(ctx, property, reservation.id)) ?? ''
    const manage = manageLinks(house, token).to('manage/show')
    return sendPage(house, reply, donePage(house, reservation, key, manage))
  })
}

/** Where forms are sent to, opened by their addresses. */
function formAddresses(app: Routes, ctx: Ctx): void {
  for (const step of ['hold', 'details'])
    app.get(
      `${BASE}/booking/${step}`,
      { schema: { hide, params, querystring: WishQuery } },
      async (request, reply) => {
        const { links } = await houseOf(ctx, request, request.params.id)
        return reply.redirect(links.to('booking/new'), 303)
      },
    )
}

function stepPages(app: Routes, ctx: Ctx): void {
  const forms = formLimit(app, ctx)
  app.post(
    `${BASE}/booking/hold`,
    { onRequest: forms, schema: { hide, params, body: ChoiceForm } },
    async (request, reply) => {
      const house = await houseOf(ctx, request, request.params.id)
      return answerChoice(ctx, house, guestOf(ctx, request, reply, house), reply, request.body)
    },
  )
  app.post(
    `${BASE}/booking/details`,
    { onRequest: forms, schema: { hide, params, body: BookingForm } },
    async (request, reply) => {
      const house = await houseOf(ctx, request, request.params.id)
      return answerBooking(ctx, house, guestOf(ctx, request, reply, house), reply, request.body)
    },
  )
}
