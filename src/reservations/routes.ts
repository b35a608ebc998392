import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { actorOf, propertyOf, type Routes } from '../http/partner.ts'
import { notFound } from '../kernel/refusal.ts'
import { DataOf, Id } from '../kernel/wire.ts'
import { book } from './book.ts'
import { cancelReservation, undoCancel } from './cancel.ts'
import { decideReservation } from './decide.ts'
import { listReservations } from './list.ts'
import { presentReservation } from './present.ts'
import { reschedule } from './reschedule.ts'
import {
  DecisionQuery,
  Reservation,
  ReservationCreate,
  ReservationId,
  ReservationPage,
  ReservationQuery,
  ReservationUpdate,
  UndoQuery,
} from './schema.ts'
import { checkIn, checkOut } from './seat.ts'
import { findReservation } from './store.ts'

const tags = ['Reservations']
const one = '/reservations/:reservation_id'

export function reservationRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/reservations',
    {
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
      schema: {
        operationId: 'getReservation',
        summary: 'Find a reservation',
        description: 'One reservation, whatever its status.',
        tags,
        params: ReservationId,
        response: { 200: DataOf(Reservation) },
      },
    },
    async (request) => {
      const property = propertyOf(request)
      const { reservation_id } = request.params
      const row = await findReservation(ctx.sql, property, reservation_id)
      if (!row) throw notFound('Reservation', reservation_id)
      return { data: [presentReservation(row)] }
    },
  )
  app.post(
    '/reservations',
    {
      schema: {
        operationId: 'createReservation',
        summary: 'Create a reservation',
        description:
          'Checks the booking rules of the channel and assigns the best free table where none is given.',
        tags,
        body: ReservationCreate,
        response: { 201: DataOf(Reservation) },
      },
    },
    async (request, reply) => {
      const reservation = await book(ctx, propertyOf(request), actorOf(request), request.body)
      return reply.code(201).send({ data: [reservation] })
    },
  )
  app.put(
    one,
    {
      schema: {
        operationId: 'updateReservation',
        summary: 'Change a reservation',
        description:
          'A field left out keeps its value. Only a change of date, hour, pax, service, room or tables is checked again.',
        tags,
        params: ReservationId,
        body: ReservationUpdate,
        response: { 200: DataOf(Reservation) },
      },
    },
    async (request) => ({
      data: [
        await reschedule(
          ctx,
          propertyOf(request),
          actorOf(request),
          request.params.reservation_id,
          request.body,
        ),
      ],
    }),
  )
  app.delete(
    one,
    {
      schema: {
        operationId: 'cancelReservation',
        summary: 'Cancel a reservation',
        description:
          'Sets the status CANCELLED; with undo=true whoever cancelled it takes that back within ten minutes.',
        tags,
        params: ReservationId,
        querystring: UndoQuery,
        response: { 200: DataOf(Type.Union([Id('the cancelled reservation'), Reservation])) },
      },
    },
    async (request) => {
      const { reservation_id } = request.params
      if (request.query.undo)
        return { data: [await undoCancel(ctx, propertyOf(request), actorOf(request), reservation_id)] }
      await cancelReservation(ctx, propertyOf(request), actorOf(request), reservation_id)
      return { data: [reservation_id] }
    },
  )
  app.patch(
    one,
    {
      schema: {
        operationId: 'decideReservation',
        summary: 'Decide a reservation',
        description: 'Moves a reservation to another status, where the table of transitions allows it.',
        tags,
        params: ReservationId,
        querystring: DecisionQuery,
        response: { 200: DataOf(Reservation) },
      },
    },
    async (request) => ({
      data: [
        await decideReservation(
          ctx,
          propertyOf(request),
          actorOf(request),
          request.params.reservation_id,
          request.query.status,
        ),
      ],
    }),
  )
  for (const [verb, action, summary] of [
    ['checkin', checkIn, 'Check a party in'],
    ['checkout', checkOut, 'Check a party out'],
  ] as const)
    app.patch(
      `${one}/${verb}`,
      {
        schema: {
          operationId: `${verb}Reservation`,
          summary,
          description: 'Sets the time; the status stays. With undo=true the time is taken back.',
          tags,
          params: ReservationId,
          querystring: UndoQuery,
          response: { 200: DataOf(Reservation) },
        },
      },
      async (request) => ({
        data: [
          await action(
            ctx,
            propertyOf(request),
            actorOf(request),
            request.params.reservation_id,
            request.query.undo ?? false,
          ),
        ],
      }),
    )
}
