import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

/** Encryption of what the server must be able to use again, such as private keys (AES-256-GCM). */
export interface Seal {
  /** `label` is bound to the result: sealed material does not open under the label of another row. */
  close(plain: Buffer, label: string): Buffer
  /** Throws when the material was sealed with another key, or changed. */
  open(sealed: Buffer, label: string): Buffer
}

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
/** The same on every server: what has to be secret, and long, is SECRET_KEY. */
const SALT = 'octotable server keys'

const derive = promisify(scrypt)

/** The key is derived once, at start, in a way that makes guessing a weak SECRET_KEY slow. */
export async function makeSeal(secretKey: string): Promise<Seal> {
  const derived: unknown = await derive(secretKey, SALT, 32)
  if (!(derived instanceof Buffer)) throw new TypeError('scrypt answers a Buffer')
  return {
    close(plain, label) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, derived, iv).setAAD(Buffer.from(label))
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, label) {
      const iv = sealed.subarray(0, IV_BYTES)
      const text = sealed.subarray(IV_BYTES, -TAG_BYTES)
      const decipher = createDecipheriv(CIPHER, derived, iv, { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(label)).setAuthTag(sealed.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(text), decipher.final()])
    },
  }
}
