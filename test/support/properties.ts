/** Calls that make and change properties, and what such calls are made of. */
import assert from 'node:assert/strict'
import { PMS, send, type Account, type Answer } from './server.ts'

interface PropertyCalls {
  /** Without a Property header, which these operations do not need. */
  call: (method: string, path: string, body?: unknown, by?: Account) => Promise<Answer>
  create: (fields?: object) => Promise<{ id: number } & Record<string, unknown>>
}

/** Both are asked for with each call: a test file has them from `before` on. */
export function propertyCalls(url: () => string, account: () => Account): PropertyCalls {
  const call = (method: string, path: string, body?: unknown, by = account()) =>
    send(url(), method, PMS + path, body, { authorization: `Bearer ${by.token}` })
  const create = async (fields: object = {}) => {
    const { status, body } = await call('POST', '/properties', { name: 'Trattoria', ...fields })
    assert.equal(status, 201, JSON.stringify(body))
    return body.data[0]
  }
  return { call, create }
}

export const milan = {
  latitude: 45.44,
  longitude: 9.99,
  country: 'IT',
  address: 'Piazza, 33',
  city: 'Milan',
  zip: '20154',
}
export const details = {
  name: 'Da Ada',
  description: 'Fish',
  email: 'ada@example.com',
  phone: '+39 02 1234567',
  website: 'www.example.com',
}
export const defaults = {
  cancel_limit_minutes: 120,
  confirm_hours: 24,
  reminder_hours: 24,
  max_group_tables: 5,
  reseat: false,
  guest_mails: true,
}
export const { zip, ...flat } = milan
export const shown = { ...flat, cap: zip, position: milan }
