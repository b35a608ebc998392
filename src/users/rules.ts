import { fieldRefusal } from '../kernel/refusal.ts'

/** What makes a username unique: neither case nor the way its letters are encoded. */
export const usernameKey = (username: string): string => username.normalize('NFKC').toLowerCase()

/** The tries of a user who is signed in and is asked for the password again, as they are counted. */
export const passwordOf = (user: number): string => `password of ${user}`

export const PASSWORD_RULE =
  'must have 8 to 128 characters, among them a lower-case letter, an upper-case letter and a digit'

const isPassword = (text: string): boolean =>
  text.length >= 8 && text.length <= 128 && /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text) && /\d/.test(text)

/** Throws a refusal that names the field. */
export function checkPassword(password: string, field: string): void {
  if (!isPassword(password)) throw fieldRefusal('invalid_password', field, PASSWORD_RULE)
}
