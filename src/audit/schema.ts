import { Type } from 'typebox'
import { Day, Id, UtcTime, type Static } from '../kernel/wire.ts'

/** Everything that is recorded; each feature adds its own. */
const AUDIT_ACTIONS = [
  'client.changed',
  'client.created',
  'client.deleted',
  'client.disabled',
  'client.secret_rotated',
  'consent.given',
  'consent.withdrawn',
  'customer.anonymised',
  'customer.exported',
  'keys.rotated',
  'mail.exported',
  'member.removed',
  'member.role_changed',
  'operator.command',
  'property.approved',
  'property.disabled',
  'sandbox.deleted',
  'token.refused',
  'token.revoked',
  'user.address_verified',
  'user.created',
  'user.invitation_accepted',
  'user.invited',
  'user.password_changed',
  'user.password_reset',
  'user.recovery_code_used',
  'user.second_factor_asked',
  'user.second_factor_off',
  'user.second_factor_on',
  'user.sessions_ended',
  'user.sign_in_failed',
  'user.sign_in_throttled',
  'user.signed_in',
  'user.signed_out',
  'webhook.secret_rotated',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

const filters = {
  action: Type.Optional(
    Type.Array(Type.Enum([...AUDIT_ACTIONS], { description: 'an action' }), { description: 'any of these' }),
  ),
  start_date: Type.Optional(Day("first day, by the property's calendar")),
  end_date: Type.Optional(Day("last day, by the property's calendar, inclusive")),
}

const AuditFilters = Type.Object(filters)
export type AuditFilters = Static<typeof AuditFilters>

export const AuditQuery = Type.Object({
  ...filters,
  limit: Type.Optional(
    Type.Integer({ minimum: 1, description: 'rows of a page; default 500, at most 1000' }),
  ),
  next_cursor: Type.Optional(Type.String({ maxLength: 2000, description: 'where the page before ended' })),
})
export type AuditQuery = Static<typeof AuditQuery>

export const AuditEntry = Type.Object(
  {
    id: Id('the entry'),
    at: UtcTime('when, by the clock of the server and not of the property'),
    action: Type.Enum([...AUDIT_ACTIONS], { description: 'what was done' }),
    actor: Type.String({ description: 'who: client:<id>, user:<id>, operator, system, or anonymous' }),
    subject: Type.Optional(Type.String({ description: 'what it was done to, by kind and id' })),
    address: Type.Optional(Type.String({ description: 'the address that the caller called from' })),
    detail: Type.Record(Type.String(), Type.Unknown(), { description: 'more of it, by action' }),
  },
  {
    $id: 'AuditEntry',
    examples: [
      {
        id: 812,
        at: '2026-05-15T17:30:00.250Z',
        action: 'webhook.secret_rotated',
        actor: 'client:124',
        subject: 'webhook:9',
        address: '203.0.113.7',
        detail: { overlap_minutes: 60 },
      },
    ],
  },
)
export type AuditEntry = Static<typeof AuditEntry>

export const AuditPage = Type.Object(
  {
    data: Type.Array(AuditEntry),
    next_cursor: Type.Optional(Type.String({ description: 'present when more rows exist' })),
  },
  { description: 'A page of AuditEntry objects, and where the next one starts' },
)
