import { Type } from 'typebox'
import { Flag, type Static } from '../kernel/wire.ts'

export const GoogleEngine = Type.Object({
  enable_google_engine: Flag('true: make the restaurant bookable through Google; false: no longer'),
})
export type GoogleEngine = Static<typeof GoogleEngine>

export const GoogleAnswer = Type.Object({
  status: Type.Literal('ACCEPTED', { description: 'the wish is recorded' }),
})
export type GoogleAnswer = Static<typeof GoogleAnswer>
