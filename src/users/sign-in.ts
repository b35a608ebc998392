import { recordAudit } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Visitor } from '../sessions/sessions.ts'
import { forgiveTry, takeTry } from '../sessions/throttle.ts'
import { recordFailedSignIn } from './failed-sign-in.ts'
import { usernameKey } from './rules.ts'
import { findUserByName } from './store.ts'

export interface Credentials {
  username: string
  password: string
}

/** Where it comes from, and whether from a browser that has signed in to that name before. */
export interface Caller extends Visitor {
  device: string | undefined
}

export type SignIn =
  /** `token` is the cookie of the new session */
  | { outcome: 'signed in'; user: number; token: string }
  /** `token` is good for nothing but the second factor */
  | { outcome: 'needs second factor'; user: number; token: string }
  /** nobody has that name, or it is another password, or too many were tried: which of them is not told */
  | { outcome: 'refused' }
  /** this address has tried too often, whatever it tried */
  | { outcome: 'too many tries'; seconds: number }

/**
 * Looks at a name and a password. An unknown name costs the work of a known one; where there were too many tries for a
 * name, the answer is the same and takes as long, but no password is looked at.
 */
export async function signIn(ctx: Ctx, { username, password }: Credentials, from: Caller): Promise<SignIn> {
  const { sql, config, passwords, sessions } = ctx
  const { address, device } = from
  // a browser that got in before has tries of its own, which strangers cannot use up (OWASP, "device cookies")
  const attempt =
    device === undefined
      ? { account: `name ${usernameKey(username)}`, address }
      : { account: `device ${device}` }
  const allowance = await takeTry(sql, config, attempt)
  if (!allowance.allowed && allowance.by === 'ADDRESS') {
    await recordFailedSignIn(sql, { allowance, user: undefined, address })
    return { outcome: 'too many tries', seconds: allowance.seconds }
  }
  const user = await findUserByName(sql, username)
  const fits = allowance.allowed
    ? await passwords.check(user?.password_hash, password)
    : await passwords.pretend()
  if (!user || !fits) {
    await recordFailedSignIn(sql, { allowance, user: user?.id, address })
    return { outcome: 'refused' }
  }
  await forgiveTry(sql, config, attempt)
  const half = user.second_factor
  const token = await sessions.start(sql, user, from)
  if (token === undefined) return { outcome: 'refused' }
  await recordAudit(sql, {
    action: half ? 'user.second_factor_asked' : 'user.signed_in',
    actor: `user:${user.id}`,
    address,
  })
  return { outcome: half ? 'needs second factor' : 'signed in', user: user.id, token }
}
