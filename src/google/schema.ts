import { Type } from 'typebox'
import { Flag, type Static } from '../kernel/wire.ts'

export const GoogleEngine = Type.Object(
  { enable_google_engine: Flag('true: make the restaurant bookable through Google; false: no longer') },
  { $id: 'GoogleEngine', examples: [{ enable_google_engine: true }] },
)
export type GoogleEngine = Static<typeof GoogleEngine>

export const GoogleAnswer = Type.Object(
  { status: Type.Literal('ACCEPTED', { description: 'the wish is recorded' }) },
  { $id: 'GoogleAnswer', description: 'The wish is recorded', examples: [{ status: 'ACCEPTED' }] },
)
export type GoogleAnswer = Static<typeof GoogleAnswer>
