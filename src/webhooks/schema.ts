import { Type } from 'typebox'
import { Count, Flag, Id, updateOf, type Static } from '../kernel/wire.ts'

const WEBHOOK_TYPES = ['RESERVATION_CREATED', 'RESERVATION_UPDATED', 'RESERVATION_DELETED'] as const
export type WebhookType = (typeof WEBHOOK_TYPES)[number]

const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'DROPPED'] as const

const ENDPOINT_LENGTH = 2000

const fields = {
  endpoint: Type.String({
    minLength: 1,
    maxLength: ENDPOINT_LENGTH,
    description: 'an absolute https address without credentials, at a public host',
    examples: ['https://example.com/hooks'],
  }),
  webhook_type: Type.Enum([...WEBHOOK_TYPES], { description: 'what is told' }),
}

export const SubscriptionCreate = Type.Object(fields, {
  $id: 'WebhookSubscriptionCreate',
  examples: [{ endpoint: 'https://example.com/hooks', webhook_type: 'RESERVATION_CREATED' }],
})
export type SubscriptionCreate = Static<typeof SubscriptionCreate>
export const SubscriptionUpdate = updateOf(fields, ['endpoint', 'webhook_type'], {
  $id: 'WebhookSubscriptionUpdate',
  examples: [{ endpoint: 'https://example.com/other-hooks' }],
})
export type SubscriptionUpdate = Static<typeof SubscriptionUpdate>

export const Subscription = Type.Object(
  {
    endpoint: fields.endpoint,
    id: Id('the subscription'),
    webhook_type: fields.webhook_type,
    property_id: Id('the property it covers'),
    enabled: Flag('false: it was given up, see disabled_reason; a redelivery enables it'),
    disabled_reason: Type.Optional(Type.String({ description: 'why nothing is delivered any more' })),
    secret: Type.Optional(
      Type.String({
        description: 'what deliveries are signed with; shown when it is made and never again',
        examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'],
      }),
    ),
  },
  {
    $id: 'WebhookSubscription',
    examples: [
      {
        endpoint: 'https://example.com/hooks',
        id: 9,
        webhook_type: 'RESERVATION_CREATED',
        property_id: 999643,
        enabled: true,
      },
    ],
  },
)
export type Subscription = Static<typeof Subscription>

const DAY_MINUTES = 1440
export const DEFAULT_OVERLAP_MINUTES = DAY_MINUTES

export const Rotation = Type.Object(
  {
    overlap_minutes: Type.Optional(
      Count(
        'how long deliveries are signed with the former secret as well; default a day',
        0,
        7 * DAY_MINUTES,
      ),
    ),
  },
  { $id: 'WebhookRotation', examples: [{ overlap_minutes: 60 }] },
)

/** Real time and not the property's: deliveries have nothing to do with its clock. */
const Moment = (description: string) =>
  Type.String({ description: `${description}, UTC`, examples: ['2026-05-15T17:30:00.125Z'] })

export const Delivery = Type.Object(
  {
    id: Id('the delivery'),
    webhook_id: Type.String({
      description: 'the webhook-id header: the same at each attempt, so that a repetition is known as one',
    }),
    type: fields.webhook_type,
    reservation_id: Type.Optional(Id('the reservation it tells about')),
    sequence: Type.Optional(
      Type.Integer({ description: 'the place of the event among those of the property' }),
    ),
    test: Type.Optional(Flag('asked for to try the endpoint')),
    status: Type.Enum([...DELIVERY_STATUSES], { description: 'DROPPED: given up after three days' }),
    attempts: Type.Integer({ description: 'calls so far' }),
    http_status: Type.Optional(Type.Integer({ description: 'what the endpoint answered the last time' })),
    error: Type.Optional(Type.String({ description: 'why the last attempt failed' })),
    duration_ms: Type.Optional(Type.Integer({ description: 'milliseconds that the last attempt took' })),
    next_attempt: Type.Optional(Moment('when it is tried next')),
    created: Moment('when it was written'),
  },
  {
    $id: 'WebhookDelivery',
    examples: [
      {
        id: 512,
        webhook_id: 'msg_999643_41_9',
        type: 'RESERVATION_CREATED',
        reservation_id: 32992280,
        sequence: 41,
        status: 'DELIVERED',
        attempts: 1,
        http_status: 204,
        duration_ms: 38,
        created: '2026-05-15T17:30:00.125Z',
      },
    ],
  },
)
export type Delivery = Static<typeof Delivery>

export const SubscriptionId = Type.Object({ subscription_id: Id('the subscription', 9) })
export const DeliveryId = Type.Object({
  subscription_id: Id('the subscription', 9),
  delivery_id: Id('the delivery', 512),
})

export const PageQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, description: 'rows of a page; default 500, at most 1000' }),
  ),
  next_cursor: Type.Optional(Type.String({ maxLength: 2000, description: 'where the page before ended' })),
})
export type PageQuery = Static<typeof PageQuery>

export const NextCursor = {
  next_cursor: Type.Optional(Type.String({ description: 'present when more rows exist' })),
}
