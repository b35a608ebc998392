/** What the staff door says of users. */
import { Type } from 'typebox'
import { Flag, Id, UtcTime, type Static } from '../kernel/wire.ts'
import { ROLE_NAMES } from './roles.ts'

const RoleName = Type.Enum([...ROLE_NAMES], { description: 'what the user may do there' })

export const Credentials = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 120, description: 'however it is written' }),
  password: Type.String({ format: 'password', minLength: 1, maxLength: 2000, description: 'as it is' }),
})

export const SecondFactorCode = Type.Object({
  code: Type.String({
    maxLength: 100,
    description: 'of the authenticator, or one for recovery; blanks and dashes do not matter',
  }),
})

export const PasswordChange = Type.Object({
  current_password: Type.String({ format: 'password', maxLength: 2000, description: 'the present one' }),
  new_password: Type.String({ format: 'password', maxLength: 2000, description: 'the new one' }),
})

export const Member = Type.Object({
  user_id: Id('the user'),
  username: Type.String({ description: 'as it was registered' }),
  email: Type.String({ description: 'e-mail address' }),
  role: RoleName,
})
export type Member = Static<typeof Member>

export const Invite = Type.Object({
  email: Type.String({ maxLength: 254, description: 'where the link is mailed to' }),
  role: RoleName,
})

export const RoleChange = Type.Object({ role: RoleName })
export const MemberId = Type.Object({ user_id: Id('the user') })

const list = (description: string) => Type.Array(Type.String(), { description })

export const SignedIn = Type.Object({
  status: Type.Enum(['SIGNED_IN', 'NEEDS_SECOND_FACTOR'], { description: 'whether more is to come' }),
  csrf: Type.String({ description: 'what the X-CSRF-Token header takes' }),
  user: Type.Optional(
    Type.Object({
      id: Id('the user'),
      username: Type.String({ description: 'as it was registered' }),
      email: Type.String({ description: 'e-mail address' }),
    }),
  ),
  properties: Type.Optional(
    Type.Array(
      Type.Object({
        id: Id('the property: what the Property header takes'),
        name: Type.String({ description: 'name of the restaurant' }),
        sandbox: Flag('made for testing'),
        enabled: Flag('does not wait for approval'),
        role: RoleName,
        scopes: list('what the role may do, as for software'),
        rights: list('what only people may do'),
      }),
    ),
  ),
})
export type SignedIn = Static<typeof SignedIn>

export const SessionEntry = Type.Object({
  id: Id('the session'),
  current: Flag('it is the one that asks'),
  address: Type.String({ description: 'where it was started from' }),
  agent: Type.String({ description: 'the browser, in its own words' }),
  created_at: UtcTime('when it was started'),
  used_at: UtcTime('when it was last used, to a minute'),
})
export const SessionId = Type.Object({ session_id: Id('the session') })
