/** What a browser keeps of having signed in: a random id, signed for one user name, so that only the server makes it. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { isToken, newToken } from './rules.ts'

const signatureOf = (key: Buffer, account: string, id: string): Buffer =>
  createHmac('sha256', key).update(`device\0${account}\0${id}`).digest()

export function newDevice(key: Buffer, account: string): string {
  const id = newToken()
  return `${id}.${signatureOf(key, account, id).toString('base64url')}`
}

/** The id of a device that has signed in to that account; undefined for what is not of the server's making. */
export function deviceIn(key: Buffer, account: string, text: string | undefined): string | undefined {
  const [id, signature = ''] = text?.split('.') ?? []
  if (!isToken(id)) return undefined
  const right = signatureOf(key, account, id)
  const given = Buffer.from(signature, 'base64url')
  return given.length === right.length && timingSafeEqual(given, right) ? id : undefined
}
