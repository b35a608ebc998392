import { Type } from 'typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { answerTagged, versionsOf } from '../http/etag.ts'
import { answerOnce, runOnce } from '../http/idempotency.ts'
import { actorOf, propertyOf, scopesOf, type Routes } from '../http/partner.ts'
import { notFound } from '../kernel/refusal.ts'
import { requireChannelScope, requireScope } from '../kernel/scopes.ts'
import { DataOf, Id } from '../kernel/wire.ts'
import { book } from './book.ts'
import { cancelReservation, undoCancel } from './cancel.ts'
import type { Call } from './change.ts'
import { decideReservation } from './decide.ts'
import { readHistory } from './history.ts'
import { listReservations } from './list.ts'
import { markNoShow } from './no-show.ts'
import { presentReservation } from './present.ts'
import { reassign } from './reassign.ts'
import { reschedule } from './reschedule.ts'
import {
  type Booked,
  DecisionQuery,
  HistoryEntry,
  Reservation,
  ReservationCreate,
  ReservationId,
  ReservationPage,
  ReservationQuery,
  ReservationUpdate,
  ReassignQuery,
  Reassignment,
  UndoQuery,
  Warning,
} from './schema.ts'
import { checkIn, checkOut } from './seat.ts'
import { findReservation } from './store.ts'

const tags = ['Reservations']
const one = '/reservations/:reservation_id'
const Cancelled = DataOf(
  Type.Union([Id('the cancelled reservation', 32992280), Reservation]),
  {},
  { description: 'The id of the cancelled reservation; with undo=true the reservation itself' },
)

const BookedAnswer = DataOf(Reservation, {
  warnings: Type.Optional(
    Type.Array(Warning, { description: 'what staff should know; the reservation stands all the same' }),
  ),
})

interface OneReservation {
  params: { reservation_id: number }
}

/** Which reservation a request changes, on whose behalf, and in which versions. */
function callOf(request: FastifyRequest & OneReservation): Call {
  return {
    property: propertyOf(request),
    actor: actorOf(request),
    scopes: scopesOf(request),
    id: request.params.reservation_id,
    versions: versionsOf(request),
  }
}

const TIME_IS_SET = 'Sets the time; the status stays. With undo=true the time is taken back.'
const NO_SHOW =
  'From the start on: the rest of the stay is free, the status stays. With undo=true the rest is taken back, if it still is free.'
/** A reservation with its version, and the warnings beside it. */
function answerBooked(reply: FastifyReply, { warnings, ...reservation }: Booked) {
  const answer = answerTagged(reply, reservation)
  return warnings ? { ...answer, warnings } : answer
}

export function reservationRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/reservations',
    {
      config: { scope: 'reservations:read', errors: ['invalid_cursor'] },
      // `presentReservation` writes what the schema has, hundreds of times a page: the runtime's own JSON costs half of what
      // a serializer made of the schema does, and leaves a third of the garbage
      serializerCompiler: () => (page) => JSON.stringify(page),
      schema: {
        operationId: 'listReservations',
        summary: 'Find reservations',
        description:
          'By filters that combine with AND; newest id first, with a date filter earliest start first.',
        tags,
        querystring: ReservationQuery,
        response: { 200: ReservationPage },
      },
    },
    (request) => listReservations(ctx, propertyOf(request), request.query),
  )
  app.get(
    one,
    {
      config: { scope: 'reservations:read' },
      schema: {
        operationId: 'getReservation',
        summary: 'Find a reservation',
        description: 'One reservation, whatever its status.',
        tags,
        params: ReservationId,
        response: { 200: DataOf(Reservation) },
      },
    },
    async (request, reply) => {
      const property = propertyOf(request)
      const { reservation_id } = request.params
      const row = await findReservation(ctx.sql, property, reservation_id)
      if (!row) throw notFound('Reservation', reservation_id)
      return answerTagged(reply, presentReservation(row))
    },
  )
  app.get(
    `${one}/history`,
    {
      config: { scope: 'reservations:read' },
      schema: {
        operationId: 'getReservationHistory',
        summary: 'Read the history of a reservation',
        description: 'Every change, the first one first: who, when, and what from and to.',
        tags,
        params: ReservationId,
        response: { 200: DataOf(HistoryEntry) },
      },
    },
    async (request) => ({
      data: await readHistory(ctx, propertyOf(request), request.params.reservation_id),
    }),
  )
  app.post(
    '/reservations',
    {
      config: {
        scope: 'reservations:write',
        errors: ['invalid_channel', 'bad_phone', 'bad_email', 'booking_time', 'party_size', 'not_found'],
      },
      schema: {
        operationId: 'createReservation',
        summary: 'Create a reservation',
        description:
          'Checks the booking rules of the channel and assigns the best free table where none is given.',
        tags,
        body: ReservationCreate,
        response: { 201: BookedAnswer },
      },
    },
    async (request, reply) => {
      requireChannelScope(scopesOf(request), request.body.channel)
      // who names a guest may change and sees that guest
      if (request.body.customer?.id !== undefined) requireScope(scopesOf(request), 'customers:write')
      const answer = await answerOnce(ctx, request, reply, (once) =>
        book(once, propertyOf(request), actorOf(request), request.body),
      )
      return answer.data[0] ? answerBooked(reply, answer.data[0]) : answer
    },
  )
  app.post(
    '/reservations/reassign',
    {
      config: { scope: 'reservations:staff', errors: ['not_found'] },
      schema: {
        operationId: 'reassignTables',
        summary: 'Find a better seating',
        description:
          'Other tables for the parties of a service day that have not arrived, so that more parties fit. Tables given by hand stay. With apply=true the moves are performed, all of them or none.',
        tags,
        querystring: ReassignQuery,
        response: { 200: DataOf(Reassignment) },
      },
    },
    async (request, reply) => {
      const seated = await runOnce(ctx, request, reply, (once) =>
        reassign(once, propertyOf(request), actorOf(request), request.query),
      )
      return { data: [seated] }
    },
  )
  app.put(
    one,
    {
      config: {
        scope: 'reservations:write',
        errors: ['invalid_channel', 'bad_phone', 'bad_email', 'booking_time', 'party_size'],
      },
      schema: {
        operationId: 'updateReservation',
        summary: 'Change a reservation',
        description:
          'A field left out keeps its value. Only a change of date, hour, pax, service, room or tables is checked again.',
        tags,
        params: ReservationId,
        body: ReservationUpdate,
        response: { 200: BookedAnswer },
      },
    },
    async (request, reply) => answerBooked(reply, await reschedule(ctx, callOf(request), request.body)),
  )
  app.delete(
    one,
    {
      config: { scope: 'reservations:write', errors: ['reservation_forbidden'] },
      schema: {
        operationId: 'cancelReservation',
        summary: 'Cancel a reservation',
        description:
          'Sets the status CANCELLED; with undo=true whoever cancelled it takes that back within ten minutes.',
        tags,
        params: ReservationId,
        querystring: UndoQuery,
        response: { 200: Cancelled },
      },
    },
    async (request, reply) => {
      const { reservation_id } = request.params
      if (request.query.undo) return answerTagged(reply, await undoCancel(ctx, callOf(request)))
      await cancelReservation(ctx, callOf(request))
      return { data: [reservation_id] }
    },
  )
  app.patch(
    one,
    {
      config: { scope: 'reservations:write' },
      schema: {
        operationId: 'decideReservation',
        summary: 'Decide a reservation',
        description: 'Moves a reservation to another status, where the table of transitions allows it.',
        tags,
        params: ReservationId,
        querystring: DecisionQuery,
        response: { 200: BookedAnswer },
      },
    },
    async (request, reply) =>
      answerBooked(reply, await decideReservation(ctx, callOf(request), request.query.status)),
  )
  for (const [verb, operationId, action, summary, description] of [
    ['checkin', 'checkinReservation', checkIn, 'Check a party in', TIME_IS_SET],
    ['checkout', 'checkoutReservation', checkOut, 'Check a party out', TIME_IS_SET],
    ['no-show', 'markNoShow', markNoShow, 'Mark a party as a no-show', NO_SHOW],
  ] as const)
    app.patch(
      `${one}/${verb}`,
      {
        config: { scope: 'reservations:staff' },
        schema: {
          operationId,
          summary,
          description,
          tags,
          params: ReservationId,
          querystring: UndoQuery,
          response: { 200: DataOf(Reservation) },
        },
      },
      async (request, reply) =>
        answerTagged(reply, await action(ctx, callOf(request), request.query.undo ?? false)),
    )
}
