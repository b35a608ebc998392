import { toIso } from '../kernel/time.ts'
import type { Keys } from '../oauth/keys.ts'
import { openContent } from './content.ts'
import type { Mail } from './schema.ts'
import type { KeptMail } from './store.ts'

export function presentMail(keys: Pick<Keys, 'seal'>, row: KeptMail): Mail {
  const { id, kind, recipient, at } = row
  return { id, kind, to: recipient, ...openContent(keys, row), created: toIso(at) }
}
