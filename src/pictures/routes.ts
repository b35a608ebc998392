/** `/properties/{id}/logo` and `/photos`: a picture is sent as it is, and decided about by what is in it. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'
import type { Ctx } from '../context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { enterByPath, propertyOf, type Routes } from '../http/partner.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import { DataOf, DeletedIds } from '../kernel/wire.ts'
import { refuseUnverifiedSandbox } from '../properties/sandbox-limits.ts'
import { PropertyParams } from '../properties/schema.ts'
import { addPhoto } from './add-photo.ts'
import { removeLogo, setLogo } from './change-logo.ts'
import { changePhoto } from './change-photo.ts'
import { presentLogo, presentPhoto } from './present.ts'
import { MEDIA_TYPES, MOST_BYTES, MOST_PHOTOS, tooManyBytes } from './rules.ts'
import { Logo, Photo, PhotoParams, PhotoUpdate } from './schema.ts'
import { deletePhoto, findLogo, listPictures } from './store.ts'
import { readUpload } from './upload.ts'

const tags = ['Pictures']
const params = PropertyParams
const Logos = DataOf(Logo)
const Photos = DataOf(Photo)
const errors = ['property_forbidden', 'sandbox_expired'] as const
/** Reading, waiting and making files */
const ANSWER_WITHIN_MS = 60_000

export async function pictureRoutes(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  logoRoutes(app.withTypeProvider(), ctx)
  photoRoutes(app.withTypeProvider(), ctx)
  await app.register(async (scope) => uploadRoutes(scope, ctx))
}

function logoRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/properties/:id/logo',
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:read', errors: [...errors, 'not_found'] },
      schema: {
        operationId: 'getLogo',
        summary: 'Get the logo',
        description: 'Where its files are. 404 while the property has none.',
        tags,
        params,
        response: { 200: Logos },
      },
    },
    async (request) => {
      const property = propertyOf(request)
      const logo = await findLogo(ctx.sql, property)
      if (!logo) throw noLogo()
      return { data: [presentLogo(ctx.publicUrl(), property, logo)] }
    },
  )
  app.delete(
    '/properties/:id/logo',
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors: [...errors, 'not_found'] },
      schema: {
        operationId: 'deleteLogo',
        summary: 'Delete the logo',
        description: 'The pages show the name alone again.',
        tags,
        params,
        response: { 200: DeletedIds },
      },
    },
    async (request) => {
      const id = await removeLogo(ctx, propertyOf(request))
      if (id === undefined) throw noLogo()
      return { data: [id] }
    },
  )
}

const noLogo = () => new Refusal('not_found', 'This property has no logo. Send one with PUT.')

function photoRoutes(app: Routes, ctx: Ctx): void {
  app.get(
    '/properties/:id/photos',
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:read', errors },
      schema: {
        operationId: 'listPhotos',
        summary: 'List the photos',
        description: 'In the order in which pages show them, with what is said of each.',
        tags,
        params,
        response: { 200: Photos },
      },
    },
    async (request) => {
      const property = propertyOf(request)
      const rows = await listPictures(ctx.sql, property, 'PHOTO')
      return { data: rows.map((row) => presentPhoto(ctx.publicUrl(), property, row)) }
    },
  )
  photoChangeRoutes(app, ctx)
}

function photoChangeRoutes(app: Routes, ctx: Ctx): void {
  app.put(
    '/properties/:id/photos/:photo_id',
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors: [...errors, 'not_found'] },
      schema: {
        operationId: 'updatePhoto',
        summary: 'Describe or move a photo',
        description:
          'What is on it, in as many languages as you like, and its place. The picture itself never changes: another one is another photo.',
        tags,
        params: PhotoParams,
        body: PhotoUpdate,
        response: { 200: Photos },
      },
    },
    async (request) => ({
      data: [await changePhoto(ctx, propertyOf(request), request.params.photo_id, request.body)],
    }),
  )
  app.delete(
    '/properties/:id/photos/:photo_id',
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors: [...errors, 'not_found'] },
      schema: {
        operationId: 'deletePhoto',
        summary: 'Delete a photo',
        description: 'It is gone from the pages at once, and cannot be loaded any more.',
        tags,
        params: PhotoParams,
        response: { 200: DeletedIds },
      },
    },
    async (request) => {
      const { photo_id: id } = request.params
      if (!(await deletePhoto(ctx.sql, propertyOf(request), id))) throw notFound('Photo', id)
      return { data: [id] }
    },
  )
}

const KINDS =
  'Send the picture itself as the body: a still JPEG, PNG, WebP, AVIF or GIF of at most 10 MB and 50 million pixels. What it is, is decided by its content alone; it is turned the right way up and kept without where and when it was taken. A sandbox takes pictures once the e-mail address of its owner is confirmed.'

/** In a scope of their own: their bodies stay on the line until the caller is known to be allowed to send them. */
function uploadRoutes(app: FastifyInstance, ctx: Ctx): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (request, payload, done) => {
    if (Number(request.headers['content-length']) > MOST_BYTES) done(tooManyBytes())
    else done(null, payload)
  })
  const routes: Routes = app.withTypeProvider()
  const common = { tags, params, consumes: MEDIA_TYPES }
  routes.put(
    '/properties/:id/logo',
    {
      preValidation: enterByPath(),
      config: { scope: 'setup:write', errors, answerWithinMs: ANSWER_WITHIN_MS },
      schema: {
        ...common,
        operationId: 'setLogo',
        summary: 'Set the logo',
        description: `In the place of the one before. It is shown at the top of every page. ${KINDS}`,
        response: { 200: Logos },
      },
    },
    (request) =>
      receive(ctx, request, async (picture) => ({
        data: [await setLogo(ctx, propertyOf(request), picture)],
      })),
  )
  addPhotoRoute(routes, ctx, common)
}

function addPhotoRoute(
  app: Routes,
  ctx: Ctx,
  common: Pick<FastifySchema, 'tags' | 'params' | 'consumes'>,
): void {
  app.post(
    '/properties/:id/photos',
    {
      preValidation: enterByPath(),
      config: {
        scope: 'setup:write',
        errors: [...errors, 'state_conflict'],
        answerWithinMs: ANSWER_WITHIN_MS,
      },
      schema: {
        ...common,
        operationId: 'addPhoto',
        summary: 'Add a photo',
        description: `After those that there are, ${MOST_PHOTOS} at most; describe it with PUT then. ${KINDS}`,
        response: { 201: Photos },
      },
    },
    (request, reply) =>
      receive(ctx, request, (picture) =>
        answerOnce(ctx, request, reply, (once) => addPhoto(once, propertyOf(request), picture)),
      ),
  )
}

/** Reads a picture when it is this caller's turn; an Idempotency-Key stands for what is in it. */
async function receive<T>(
  ctx: Ctx,
  request: FastifyRequest,
  work: (picture: Buffer) => Promise<T>,
): Promise<T> {
  const property = propertyOf(request)
  await refuseUnverifiedSandbox(ctx.sql, property)
  return ctx.workshop.take(async () => {
    const picture = await readUpload(request.body instanceof Readable ? request.body : Readable.from([]))
    request.body = createHash('sha256').update(picture).digest('hex')
    return work(picture)
  })
}
