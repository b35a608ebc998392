import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { DataOf, DeletedIds, Id } from '../kernel/wire.ts'
import { archiveRoom } from './archive.ts'
import { createRoom } from './create.ts'
import { readRoom, readRooms } from './read.ts'
import { Room, RoomCreate, RoomUpdate } from './schema.ts'
import { updateRoom } from './update.ts'

const tags = ['Rooms']
const OneRoom = Type.Object({ room_id: Id('the room', 18802) })
const Rooms = DataOf(Room)

function readRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/rooms',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'listRooms',
        summary: 'Rooms of the property',
        description: 'All rooms with their tables and groups, by position.',
        tags,
        response: { 200: Rooms },
      },
    },
    async (request) => ({ data: await readRooms(ctx, propertyOf(request)) }),
  )

  app.get(
    '/rooms/:room_id',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'getRoom',
        summary: 'One room',
        description: 'One room with its tables and groups.',
        tags,
        params: OneRoom,
        response: { 200: Rooms },
      },
    },
    async (request) => ({ data: [await readRoom(ctx, propertyOf(request), request.params.room_id)] }),
  )
}

function writeRoutes(app: Routes, ctx: Ctx): void {
  app.post(
    '/rooms',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'createRoom',
        summary: 'Create a room',
        description: 'Adds a room without tables.',
        tags,
        body: RoomCreate,
        response: { 201: Rooms },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, (once) => createRoom(once, propertyOf(request), request.body)),
  )

  app.put(
    '/rooms/:room_id',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'updateRoom',
        summary: 'Change a room',
        description: 'Changes the fields that are sent; `null` returns one to its default.',
        tags,
        params: OneRoom,
        body: RoomUpdate,
        response: { 200: Rooms },
      },
    },
    async (request) => ({
      data: [await updateRoom(ctx, propertyOf(request), request.params.room_id, request.body)],
    }),
  )

  app.delete(
    '/rooms/:room_id',
    {
      config: { scope: 'setup:write', errors: ['state_conflict'] },
      schema: {
        operationId: 'deleteRoom',
        summary: 'Delete a room',
        description:
          'Takes a room and its tables out of use. Refused while the room has upcoming reservations; past ones keep its name.',
        tags,
        params: OneRoom,
        response: { 200: DeletedIds },
      },
    },
    async (request) => ({ data: [await archiveRoom(ctx, propertyOf(request), request.params.room_id)] }),
  )
}

export function roomRoutes(app: Routes, ctx: Ctx): void {
  readRoutes(app, ctx)
  writeRoutes(app, ctx)
}
