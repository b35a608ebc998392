/** What the addresses and forms of the pages may hold, and how often they may be asked for. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Routes } from '../http/partner.ts'
import { limiter, type Limit } from '../http/rate-limit.ts'
import { Day, HoldKey, Id, Pax, TimeOfDay } from '../kernel/wire.ts'
import { networkOf } from '../sessions/rules.ts'

export const wish = {
  lang: Type.Optional(Type.String({ maxLength: 40 })),
  // of pages on other websites
  frame: Type.Optional(Type.String({ maxLength: 64 })),
  color: Type.Optional(Type.String({ maxLength: 40 })),
  pax: Type.Optional(Pax('party size')),
  date: Type.Optional(Day('day')),
  month: Type.Optional(Type.String({ maxLength: 7 })),
  service: Type.Optional(Id('service')),
  time: Type.Optional(TimeOfDay('start time')),
  room: Type.Optional(Id('room')),
  hold: Type.Optional(HoldKey('hold')),
  form: Type.Optional(HoldKey('form')),
}
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** By network and restaurant, however an address writes its id: `%31` and `01` are the same as `1`. */
export const counted = ({ ip, params }: FastifyRequest): string =>
  `${networkOf(ip)} ${Number(Reflect.get(Object(params), 'id'))}`

export const viewLimit = (app: Routes, { config }: Ctx): Limit =>
  limiter(app, {
    max: config.BOOKING_VIEWS_PER_MINUTE,
    windowMs: MINUTE_MS,
    keyOf: counted,
    what: 'Too many pages from this address',
  })

export const formLimit = (app: Routes, { config }: Ctx): Limit =>
  limiter(app, {
    max: config.BOOKING_FORMS_PER_HOUR,
    windowMs: HOUR_MS,
    keyOf: counted,
    what: 'Too many forms from this address',
  })
