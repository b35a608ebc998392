import type { Readable } from 'node:stream'
import { MOST_BYTES, noPicture, tooManyBytes } from './rules.ts'

const MISSING = 'is empty: send the picture as it is, not in a form'

/** What is being sent, as a whole. */
export async function readUpload(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > MOST_BYTES) break
      chunks.push(chunk)
    }
  } catch {
    // nobody is there to read it
    throw noPicture('did not come as a whole')
  }
  if (size > MOST_BYTES) throw tooManyBytes()
  if (size === 0) throw noPicture(MISSING)
  return Buffer.concat(chunks)
}
