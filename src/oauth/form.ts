import type { FastifyRequest } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'

export const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i

export async function requireForm({ headers }: FastifyRequest): Promise<void> {
  if (!FORM.test(headers['content-type'] ?? ''))
    throw new Refusal(
      'unsupported_media_type',
      'Send the fields as a form, with Content-Type: application/x-www-form-urlencoded.',
    )
}
