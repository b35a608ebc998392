/** The cookie of a browser that has signed in before; one for each user of it, as a tablet in a restaurant has several. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { deviceIn, newDevice } from '../sessions/devices.ts'
import { usernameKey } from '../users/rules.ts'
import { cookieOptions } from './session-cookie.ts'

const KEPT_SECONDS = 365 * 86_400

/** Says nothing of the name to whoever sits at the browser. */
const nameOf = (account: string) =>
  `octotable_device_${createHash('sha256').update(account).digest('hex').slice(0, 8)}`

/** The device of a request, if it has signed in to that name before. */
export function deviceOf(ctx: Ctx, { cookies }: FastifyRequest, username: string): string | undefined {
  const account = usernameKey(username)
  return deviceIn(ctx.keys.cursor, account, cookies[nameOf(account)])
}

/** After signing in: the browser is known from now on. */
export function rememberDevice(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  username: string,
): void {
  if (deviceOf(ctx, request, username) !== undefined) return
  const account = usernameKey(username)
  const device = newDevice(ctx.keys.cursor, account)
  void reply.setCookie(nameOf(account), device, { ...cookieOptions(ctx), maxAge: KEPT_SECONDS })
}
