import type { By } from '../kernel/actor.ts'
import type { Db } from '../db/sql.ts'
import type { AuditAction } from './schema.ts'

/** Numbers, and words of the code's own such as a role or a reason; never a secret, a name or a text that somebody wrote. */
type AuditDetail = Record<string, number | boolean | string | string[]>

export interface NewAuditEntry extends By {
  action: AuditAction
  /** left out: it belongs to none */
  property?: number
  /** `client:12`, `user:7`, `webhook:9` */
  subject?: string
  detail?: AuditDetail
}

const WORD = /^[\w:./-]{0,100}$/

/** A text that cannot be a word of ours is not kept, whatever it may be. */
const wordOf = (text: string): string => (WORD.test(text) ? text : '…')

const masked = (detail: AuditDetail): AuditDetail =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => {
      if (Array.isArray(value)) return [key, value.map(wordOf)]
      return [key, typeof value === 'string' ? wordOf(value) : value]
    }),
  )

const LONGEST_ADDRESS = 64

/** Writes down what was done: in the transaction of the change, so that neither is there without the other, or alone. */
export async function recordAudit(db: Db, entry: NewAuditEntry): Promise<void> {
  const { action, property = 0, actor, subject = null, address, detail = {} } = entry
  await db`
    insert into audit (property_id, action, actor, subject, address, detail)
    values (${property}, ${action}, ${actor}, ${subject}, ${address?.slice(0, LONGEST_ADDRESS) ?? null},
      ${JSON.stringify(masked(detail))}::text::jsonb)`
}
