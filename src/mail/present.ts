import { toIso } from '../kernel/time.ts'
import type { Content } from './content.ts'
import { CALENDAR_FILE, type Attachment } from './rules.ts'
import type { Mail } from './schema.ts'
import type { KeptMail } from './store.ts'

export function presentMail({ id, kind, recipient, at, says }: KeptMail & { says: Content }): Mail {
  const { subject, text, html, language } = says
  return {
    id,
    kind,
    to: recipient,
    subject,
    text,
    html,
    language,
    attachments: partsOf(says),
    created: toIso(at),
  }
}

function partsOf({ attachments, calendar }: Content): Attachment[] {
  if (!calendar) return attachments
  const { method, content } = calendar
  return [
    ...attachments,
    { filename: CALENDAR_FILE, content_type: `text/calendar; method=${method}`, content },
  ]
}
