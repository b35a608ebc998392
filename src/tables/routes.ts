import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { propertyOf, type Routes } from '../http/partner.ts'
import { DataOf, DeletedIds, Id } from '../kernel/wire.ts'
import { archiveTable } from './archive.ts'
import { createTable } from './create.ts'
import { readRoomTables, readTable, readTables } from './read.ts'
import { FreeQuery, Table, TableCreate, TableUpdate } from './schema.ts'
import { updateTable } from './update.ts'

const tags = ['Tables']
const room_id = Id('the room in which the table stands', 18802)
const InRoom = Type.Object({ room_id })
const OneTable = Type.Object({ room_id, table_id: Id('the table', 148129) })
const Tables = DataOf(Table)

function readRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/tables',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'listTables',
        summary: 'Tables of the property',
        description: 'All tables and groups of the property, by position.',
        tags,
        response: { 200: Tables },
      },
    },
    async (request) => ({ data: await readTables(ctx, propertyOf(request)) }),
  )

  app.get(
    '/room/:room_id/tables',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'listRoomTables',
        summary: 'Tables of a room',
        description:
          'Tables and groups of one room, by position. With `start_date`, `free` tells whether guests could book the table online for that party then.',
        tags,
        params: InRoom,
        querystring: FreeQuery,
        response: { 200: Tables },
      },
    },
    async (request) => ({
      data: await readRoomTables(ctx, propertyOf(request), request.params.room_id, request.query),
    }),
  )

  app.get(
    '/room/:room_id/table/:table_id',
    {
      config: { scope: 'setup:read' },
      schema: {
        operationId: 'getTable',
        summary: 'One table',
        description: 'One table or group of a room.',
        tags,
        params: OneTable,
        response: { 200: Tables },
      },
    },
    async (request) => ({ data: [await readTable(ctx, propertyOf(request), request.params)] }),
  )
}

function writeRoutes(app: Routes, ctx: Ctx): void {
  app.post(
    '/room/:room_id/table',
    {
      config: { scope: 'setup:write' },
      schema: {
        operationId: 'createTable',
        summary: 'Create a table or a group',
        description:
          'Adds a table to a room. With `group` and `table_ids` it is a combination of tables that are there already, booked as one.',
        tags,
        params: InRoom,
        body: TableCreate,
        response: { 201: Tables },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, (once) =>
        createTable(once, propertyOf(request), request.params.room_id, request.body),
      ),
  )

  app.put(
    '/room/:room_id/table/:table_id',
    {
      config: { scope: 'setup:write', errors: ['state_conflict'] },
      schema: {
        operationId: 'updateTable',
        summary: 'Change a table',
        description:
          'Changes the fields that are sent. `room_id` moves it to another room, unless upcoming reservations or a group use it. The members of a group stay while it has upcoming reservations.',
        tags,
        params: OneTable,
        body: TableUpdate,
        response: { 200: Tables },
      },
    },
    async (request) => ({
      data: [await updateTable(ctx, propertyOf(request), request.params, request.body)],
    }),
  )

  app.delete(
    '/room/:room_id/table/:table_id',
    {
      config: { scope: 'setup:write', errors: ['state_conflict'] },
      schema: {
        operationId: 'deleteTable',
        summary: 'Delete a table',
        description:
          'Takes a table out of use, with the groups that contain it. Refused while upcoming reservations use one of them.',
        tags,
        params: OneTable,
        response: { 200: DeletedIds },
      },
    },
    async (request) => ({ data: [await archiveTable(ctx, propertyOf(request), request.params)] }),
  )
}

export function tableRoutes(app: Routes, ctx: Ctx): void {
  readRoutes(app, ctx)
  writeRoutes(app, ctx)
}
