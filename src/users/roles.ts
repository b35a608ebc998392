/** What each role may do at a property: the one table of it (`docs/roles.md`). */
import { ALL_SCOPES, type Scopes } from '../kernel/scopes.ts'

export const ROLE_NAMES = ['OWNER', 'MANAGER', 'HOST', 'VIEWER'] as const
export type Role = (typeof ROLE_NAMES)[number]

/** The roles as pages say them. */
export const ROLE_WORDS: Record<Role, string> = {
  OWNER: 'Owner',
  MANAGER: 'Manager',
  HOST: 'Host',
  VIEWER: 'Viewer',
}

/** What no software can be allowed, because it is about who else is. */
export const RIGHT_WORDS = {
  users: 'see who works here, change roles, let people go',
  consents: 'see which software was let in, and shut it out',
  audit: 'read the audit log',
  property: 'change the restaurant itself, and take it out of use',
} as const
export type Right = keyof typeof RIGHT_WORDS
export type Rights = ReadonlySet<Right>

interface Allowed {
  scopes: Scopes
  rights: Rights
}

const NO_RIGHTS: Rights = new Set()

export const ROLES: Record<Role, Allowed> = {
  OWNER: { scopes: ALL_SCOPES, rights: new Set<Right>(['users', 'consents', 'audit', 'property']) },
  MANAGER: { scopes: ALL_SCOPES, rights: NO_RIGHTS },
  HOST: {
    scopes: new Set([
      'reservations:read',
      'reservations:write',
      'reservations:staff',
      'customers:read',
      'customers:write',
      'setup:read',
    ]),
    rights: NO_RIGHTS,
  },
  VIEWER: {
    scopes: new Set(['reservations:read', 'customers:read', 'setup:read']),
    rights: NO_RIGHTS,
  },
}
