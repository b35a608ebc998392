import { Type } from 'typebox'
import { Id, UtcTime, type Static } from '../kernel/wire.ts'

const MAIL_KINDS = [
  'VERIFY_ADDRESS',
  'RESET_PASSWORD',
  'INVITATION',
  'RESERVATION_REQUESTED',
  'RESERVATION_QUEUED',
  'RESERVATION_CONFIRMED',
  'RESERVATION_ACCEPTED',
  'RESERVATION_CHANGED',
  'RESERVATION_CANCELLED',
  'RESERVATION_REJECTED',
  'RESERVATION_EXPIRED',
  'RESERVATION_REMINDER',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

const Text = (description: string) => Type.String({ description })

const AttachmentShape = Type.Object(
  {
    filename: Text('its name'),
    content_type: Text('its media type'),
    content: Text('what is in it'),
  },
  { $id: 'MailAttachment', examples: [{ filename: 'a.ics', content_type: 'text/calendar', content: '…' }] },
)

export const Mail = Type.Object(
  {
    id: Id('the mail'),
    kind: Type.Enum([...MAIL_KINDS], { description: 'what it is about' }),
    to: Text('who would have got it'),
    subject: Text('its subject'),
    text: Text('what it says, as plain text'),
    html: Text('the same as HTML'),
    language: Text('the language that it is written in'),
    attachments: Type.Array(AttachmentShape, { description: 'what comes with it' }),
    created: UtcTime('when it was written'),
  },
  {
    $id: 'Mail',
    examples: [
      {
        id: 7,
        kind: 'INVITATION',
        to: 'adam@example.com',
        subject: 'Trattoria invites you',
        text: 'Open this link to accept: …',
        html: '<p>Open this link to accept: …</p>',
        language: 'en',
        attachments: [],
        created: '2026-05-15T17:30:00.250Z',
      },
    ],
  },
)
export type Mail = Static<typeof Mail>
