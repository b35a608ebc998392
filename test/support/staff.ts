/** Somebody who works at a restaurant, at the staff door. */
import type { Answer, TestServer } from './server.ts'
import { send } from './server.ts'

export const STAFF = '/staff/api/v1'
export const PASSWORD = 'yourCompany123!'

export interface Staff {
  user: number
  cookie: string
  csrf: string
  /** A call with cookie, CSRF token and `Property` header, unless `headers` say otherwise. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

const cookieOf = ({ headers }: Answer) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

export async function signInStaff(
  server: { url: string },
  property: number,
  username: string,
  password = PASSWORD,
): Promise<Staff> {
  const answer = await send(server.url, 'POST', `${STAFF}/session`, { username, password })
  if (answer.status !== 200) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`)
  const { csrf, user } = answer.body.data[0]
  const cookie = cookieOf(answer)
  const always = { cookie, 'x-csrf-token': csrf, property: String(property) }
  return {
    user: user.id,
    cookie,
    csrf,
    api: (method, path, body, headers) =>
      send(server.url, method, STAFF + path, body, { ...always, ...headers }),
  }
}

/** A user with that role at the property, whose password is that of the owner, and signed in. */
export async function createStaff(
  server: TestServer,
  property: number,
  role: string,
  owner: string,
): Promise<Staff> {
  const username = `${role.toLowerCase()}.${crypto.randomUUID()}`
  await server.sql`
    with u as (
      insert into users (username, username_key, email, password_hash)
      select ${username}, ${username}, 'staff@example.com', password_hash from users where username = ${owner}
      returning id)
    insert into memberships (property_id, user_id, role) select ${property}, id, ${role} from u`
  return signInStaff(server, property, username)
}
