import { hasPhoneDigits, isEmail } from '../kernel/contact.ts'
import { fieldRefusal } from '../kernel/refusal.ts'

/** How a property can be reached; `undefined` and `null` are not looked at. */
export interface Contact {
  email?: string | null | undefined
  owner_email?: string | null | undefined
  phone?: string | null | undefined
  website?: string | null | undefined
}

/** Throws a refusal that names the first of the fields that cannot be what it is called; `path` stands before it. */
export function checkContact(contact: Contact, path = ''): void {
  for (const name of ['email', 'owner_email'] as const) {
    const address = contact[name]
    if (typeof address === 'string' && !isEmail(address))
      throw fieldRefusal('bad_email', path + name, 'must be an e-mail address such as info@example.com')
  }
  const { phone, website } = contact
  // the public example's is not a possible number, and must pass
  if (typeof phone === 'string' && !hasPhoneDigits(phone))
    throw fieldRefusal('bad_phone', `${path}phone`, 'must be a phone number of 5 to 15 digits')
  if (typeof website === 'string' && !isWebsite(website))
    throw fieldRefusal(
      'validation',
      `${path}website`,
      'must be the address of a website such as www.example.com',
    )
}

/** http or https, with or without saying so. */
function isWebsite(text: string): boolean {
  const url = /[\s\\]/.test(text) ? null : URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  return url !== null && url.username === '' && url.password === ''
}
