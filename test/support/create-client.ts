/** Calls of create-client, right and wrong ones. */
import { AUTH, send, type Answer } from './server.ts'

export const PATH = '/api-account/oauth2/client'

let made = 0
export const sandbox = (fields: object = {}) => ({
  name: 'Your Company SPA',
  username: `user${made++}@demo.com`,
  password: 'yourCompany123!',
  email: 'yourcompany1@demo.com',
  ...fields,
})

export const bodyOf = (fields: object = {}) => ({
  redirect_uri: 'http://localhost:8183/main-page',
  sandbox_property: sandbox(fields),
})

interface CreateCalls {
  create: (body: unknown, headers?: Record<string, string>, prefix?: string) => Promise<Answer>
  /** Raw, for requests that `send` would not make as they are. */
  raw: (body: string | undefined, headers: Record<string, string>, prefix?: string) => Promise<Answer>
}

/** The address is asked for with each call: a test file has it from `before` on. */
export const createCalls = (url: () => string): CreateCalls => ({
  create: (body, headers = {}, prefix = AUTH) => send(url(), 'POST', prefix + PATH, body, headers),
  raw: async (body, headers, prefix = AUTH) => {
    const bytes = body === undefined ? {} : { body: Buffer.from(body) }
    const response = await fetch(url() + prefix + PATH, { method: 'POST', headers, ...bytes })
    return { status: response.status, headers: response.headers, body: await response.json() }
  },
})
