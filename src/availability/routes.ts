import type { Ctx } from '../context.ts'
import { actorOf, propertyOf, type Routes } from '../http/partner.ts'
import { DataOf } from '../kernel/wire.ts'
import { BookingLink, DaySlots, FreeRooms, RoomsQuery, SlotsQuery } from './schema.ts'
import { findRooms, findSlots } from './slots.ts'

const tags = ['Bookings']

/** `/bookings/…`, and the same under `/booking/…`, which other parts of the public documentation use. */
export function bookingRoutes(app: Routes, ctx: Ctx): void {
  for (const [base, hide] of [
    ['/bookings', false],
    ['/booking', true],
  ] as const) {
    app.get(
      `${base}/slots`,
      {
        config: { scope: 'setup:read', errors: ['not_found'] },
        schema: {
          hide,
          tags,
          ...(hide ? {} : { operationId: 'findSlots' }),
          summary: 'Find free slots',
          description: 'The start times that an online booking could get, for each day and service.',
          querystring: SlotsQuery,
          response: { 200: DataOf(DaySlots) },
        },
      },
      async (request) => ({
        data: await findSlots(ctx, propertyOf(request), request.query, actorOf(request)),
      }),
    )
    app.get(
      `${base}/rooms`,
      {
        config: { scope: 'setup:read', errors: ['not_found'] },
        schema: {
          hide,
          tags,
          ...(hide ? {} : { operationId: 'findFreeRooms' }),
          summary: 'Find rooms with free tables',
          description: 'Rooms and their tables that could take a party at a time; a list inside the list.',
          querystring: RoomsQuery,
          response: { 200: FreeRooms },
        },
      },
      async (request) => ({
        data: await findRooms(ctx, propertyOf(request), request.query, actorOf(request)),
      }),
    )
    app.get(
      hide ? `${base}/link` : `${base}/list`,
      {
        config: { scope: 'setup:read' },
        schema: {
          hide,
          tags,
          ...(hide ? {} : { operationId: 'listBookingLinks' }),
          summary: 'List the links of the booking engine',
          description: 'Absolute addresses of the pages on which guests book.',
          response: { 200: DataOf(BookingLink) },
        },
      },
      async (request) => ({ data: linksOf(ctx, propertyOf(request)) }),
    )
  }
}

function linksOf(ctx: Ctx, property: number) {
  const base = `${ctx.publicUrl()}/book/restaurant/${property}`
  return [
    { name: 'BOOKING_ENGINE_PAGE' as const, link: `${base}/booking/new` },
    { name: 'SERVICES_PAGE' as const, link: `${base}/booking/home` },
    { name: 'WELCOME_PAGE' as const, link: `${base}/welcome` },
  ]
}
