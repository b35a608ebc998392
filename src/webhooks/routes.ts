/** `/webhooks/…` and `/webhook/…`: each operation answers under both, and is described under the documented one. */
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { answerOnce, runOnce } from '../http/idempotency.ts'
import { byOf, clientOf, enterProperty, propertyOf, type Routes } from '../http/partner.ts'
import { readId } from '../http/read-input.ts'
import { notFound } from '../kernel/refusal.ts'
import { DataOf, DeletedIds } from '../kernel/wire.ts'
import { createSubscription } from './create.ts'
import { readDeliveries, readSubscription, readSubscriptions } from './read.ts'
import { redeliver } from './redeliver.ts'
import { removeSubscription } from './remove.ts'
import { rotateSecret } from './rotate.ts'
import {
  Delivery,
  DeliveryId,
  NextCursor,
  PageQuery,
  Rotation,
  Subscription,
  SubscriptionCreate,
  SubscriptionId,
  SubscriptionUpdate,
} from './schema.ts'
import { propertyOfSubscription } from './store.ts'
import { testSubscription } from './test-delivery.ts'
import { updateSubscription } from './update.ts'

const tags = ['Webhooks']
const one = DataOf(Subscription)
/** What a path with a subscription in it can be refused for. */
const ofOne = ['not_found', 'property_forbidden', 'sandbox_expired'] as const

/** A path as it is documented, and with the other spelling of its first segment. */
function bothSpellings(path: string): { url: string; hide: boolean }[] {
  const other = path.startsWith('/webhooks/') ? '/webhook/' : '/webhooks/'
  return [
    { url: path, hide: false },
    { url: path.replace(/^\/webhooks?\//, other), hide: true },
  ]
}

/**
 * Lets the caller into the property of its subscription in the path, before the input is looked at. One that there is
 * not, or that is another client's, has none: it is refused after that, as any unknown id.
 */
async function enterBySubscription(ctx: Ctx, request: FastifyRequest): Promise<void> {
  const { subscription_id } = Object(request.params)
  const id = readId(String(subscription_id))
  const { client } = clientOf(request)
  const property = id === undefined ? undefined : await propertyOfSubscription(ctx.sql, client, id)
  if (property !== undefined) await enterProperty(request, property)
}

/** The subscription that the caller was let in to. */
function subscriptionOf({
  property,
  params,
}: FastifyRequest & { params: { subscription_id: number } }): [property: number, id: number] {
  if (property === null) throw notFound('Subscription', params.subscription_id)
  return [property, params.subscription_id]
}

/** A secret is shown once, and not to a repetition of the request. */
function withoutSecret(result: unknown): unknown {
  const { secret: _secret, ...shown } = Object(result)
  return shown
}

/** A body that may be left out: nothing is an object without fields. */
async function allowNoBody(request: FastifyRequest): Promise<void> {
  const { body } = request
  if (body === undefined || body === null || (Buffer.isBuffer(body) && body.toString().trim() === ''))
    request.body = {}
}

/** In the scope that asks for the `Property` header. */
export function webhookCreateRoutes(app: Routes, ctx: Ctx): void {
  for (const { url, hide } of bothSpellings('/webhooks/subscription'))
    app.post(
      url,
      {
        config: { scope: 'webhooks' },
        schema: {
          operationId: 'createWebhookSubscription',
          summary: 'Subscribe to a webhook',
          description:
            'From now on what happens at the property is sent to the endpoint, signed by Standard Webhooks with the secret of this answer. Belongs to the client.',
          tags,
          hide,
          body: SubscriptionCreate,
          response: { 201: one },
        },
      },
      (request, reply) =>
        answerOnce(
          ctx,
          request,
          reply,
          (once) => createSubscription(once, propertyOf(request), clientOf(request).client, request.body),
          withoutSecret,
        ),
    )
}

/** In scopes that ask for a token only: the subscription in the path says which property it is about. */
export async function webhookRoutes(app: Routes, ctx: Ctx): Promise<void> {
  listRoute(app, ctx)
  await app.register(async (scope) => {
    scope.addHook('preValidation', (request) => enterBySubscription(ctx, request))
    const one: Routes = scope.withTypeProvider()
    readRoute(one, ctx)
    changeRoutes(one, ctx)
    rotateRoute(one, ctx)
    testRoute(one, ctx)
    deliveryRoutes(one, ctx)
  })
}

function listRoute(app: Routes, ctx: Ctx): void {
  for (const { url, hide } of bothSpellings('/webhooks/subscriptions'))
    app.get(
      url,
      {
        config: { scope: 'webhooks', errors: ['invalid_cursor'] },
        schema: {
          operationId: 'listWebhookSubscriptions',
          summary: 'Webhook subscriptions of the client',
          description: 'At all of its properties, by id.',
          tags,
          hide,
          querystring: PageQuery,
          response: { 200: DataOf(Subscription, NextCursor) },
        },
      },
      (request) => readSubscriptions(ctx, clientOf(request), request.query),
    )
}

function readRoute(app: Routes, ctx: Ctx): void {
  for (const { url, hide } of bothSpellings('/webhooks/subscription/:subscription_id'))
    app.get(
      url,
      {
        config: { scope: 'webhooks', errors: ofOne },
        schema: {
          operationId: 'getWebhookSubscription',
          summary: 'One webhook subscription',
          description: 'With the reason, where it was disabled.',
          tags,
          hide,
          params: SubscriptionId,
          response: { 200: one },
        },
      },
      async (request) => ({
        data: [await readSubscription(ctx, ...subscriptionOf(request))],
      }),
    )
}

function changeRoutes(app: Routes, ctx: Ctx): void {
  for (const { url, hide } of bothSpellings('/webhook/subscription/:subscription_id')) {
    app.put(
      url,
      {
        config: { scope: 'webhooks', errors: ofOne },
        schema: {
          operationId: 'updateWebhookSubscription',
          summary: 'Change a webhook subscription',
          description: 'Another endpoint enables it again, and gets what is still to be delivered.',
          tags,
          hide,
          params: SubscriptionId,
          body: SubscriptionUpdate,
          response: { 200: one },
        },
      },
      async (request) => ({
        data: [await updateSubscription(ctx, ...subscriptionOf(request), request.body)],
      }),
    )
    app.delete(
      url,
      {
        config: { scope: 'webhooks', errors: ofOne },
        schema: {
          operationId: 'deleteWebhookSubscription',
          summary: 'End a webhook subscription',
          description: 'What was still to be delivered is not delivered.',
          tags,
          hide,
          params: SubscriptionId,
          response: { 200: DeletedIds },
        },
      },
      async (request) => ({
        data: [await removeSubscription(ctx, ...subscriptionOf(request))],
      }),
    )
  }
}

function rotateRoute(app: Routes, ctx: Ctx): void {
  for (const { url, hide } of bothSpellings('/webhooks/subscription/:subscription_id/rotate'))
    app.post(
      url,
      {
        config: { scope: 'webhooks', errors: ofOne },
        schema: {
          operationId: 'rotateWebhookSecret',
          summary: 'Replace the secret of a webhook subscription',
          description: 'Until the overlap is over, deliveries are signed with the former secret too.',
          tags,
          hide,
          params: SubscriptionId,
          body: Rotation,
          response: { 200: one },
        },
        preValidation: allowNoBody,
      },
      async (request, reply) => {
        const [property, id] = subscriptionOf(request)
        const rotate = (once: Ctx) =>
          rotateSecret(once, property, id, byOf(request), request.body.overlap_minutes)
        return { data: [await runOnce(ctx, request, reply, rotate, withoutSecret)] }
      },
    )
}

function testRoute(app: Routes, ctx: Ctx): void {
  for (const { url, hide } of bothSpellings('/webhooks/subscription/:subscription_id/test'))
    app.post(
      url,
      {
        config: { scope: 'webhooks', errors: ofOne },
        schema: {
          operationId: 'testWebhookSubscription',
          summary: 'Try a webhook subscription',
          description: 'Sends a sample, marked by `"test": true`, like any other delivery.',
          tags,
          hide,
          params: SubscriptionId,
          response: { 201: DataOf(Delivery) },
        },
      },
      async (request, reply) => {
        const [property, id] = subscriptionOf(request)
        return answerOnce(ctx, request, reply, (once) => testSubscription(once, property, id))
      },
    )
}

function deliveryRoutes(app: Routes, ctx: Ctx): void {
  for (const { url, hide } of bothSpellings('/webhooks/subscription/:subscription_id/deliveries'))
    app.get(
      url,
      {
        config: { scope: 'webhooks', errors: [...ofOne, 'invalid_cursor'] },
        schema: {
          operationId: 'listWebhookDeliveries',
          summary: 'Deliveries of a webhook subscription',
          description: 'Of the last thirty days, newest first: what became of them, and why.',
          tags,
          hide,
          params: SubscriptionId,
          querystring: PageQuery,
          response: { 200: DataOf(Delivery, NextCursor) },
        },
      },
      async (request) => readDeliveries(ctx, ...subscriptionOf(request), request.query),
    )
  for (const { url, hide } of bothSpellings(
    '/webhooks/subscription/:subscription_id/deliveries/:delivery_id/redeliver',
  ))
    app.post(
      url,
      {
        config: { scope: 'webhooks', errors: ofOne },
        schema: {
          operationId: 'redeliverWebhook',
          summary: 'Deliver again',
          description: 'At once, whatever became of it before; a disabled subscription is enabled.',
          tags,
          hide,
          params: DeliveryId,
          response: { 200: DataOf(Delivery) },
        },
      },
      async (request, reply) => {
        const [property, id] = subscriptionOf(request)
        const again = (once: Ctx) => redeliver(once, property, id, request.params.delivery_id)
        return { data: [await runOnce(ctx, request, reply, again)] }
      },
    )
}
