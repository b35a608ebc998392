/** What a token may do, part by part (`docs/scopes.md`). */
import { Refusal } from './refusal.ts'

/** In plain words: for the document, and for the restaurant that is asked to agree. */
export const SCOPE_WORDS = {
  'reservations:read': 'see reservations with their guests',
  'reservations:write': 'take, change and cancel reservations by the rules for guests who book online',
  'reservations:staff':
    'act as the staff: book without notice and limits, decide requests, seat parties, mark no-shows',
  'customers:read': 'see the guests, with their contacts and notes',
  'customers:write': 'change the guests, and block them',
  'setup:read': 'see rooms, tables, services, opening times and what is free',
  'setup:write': 'change rooms, tables, services, opening times and settings',
  webhooks: 'be told of every reservation as it is made or changed, with its guest',
} as const

export type Scope = keyof typeof SCOPE_WORDS
export type Scopes = ReadonlySet<Scope>

const isScope = (text: string): text is Scope => text in SCOPE_WORDS

export const SCOPES: readonly Scope[] = Object.keys(SCOPE_WORDS).filter(isScope)
export const ALL_SCOPES: Scopes = new Set(SCOPES)

/** Those of a list in which other words may stand. */
export const scopesOf = (words: readonly string[]): Scopes => new Set(words.filter(isScope))

export function requireScope(scopes: Scopes, scope: Scope): void {
  if (scopes.has(scope)) return
  throw new Refusal(
    'insufficient_scope',
    `This needs the scope ${scope}, which this token does not have here. Ask the restaurant for it.`,
    { scope },
  )
}

/** What comes in as from staff needs their scope, whatever else its operation needs. */
export function requireChannelScope(scopes: Scopes, channel: string | undefined): void {
  if (channel === 'OCTOTABLE_ADMIN') requireScope(scopes, 'reservations:staff')
}
