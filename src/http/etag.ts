/** Versions of a resource as entity tags (RFC 9110, sections 8.8.3 and 13.1.1). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fieldRefusal } from '../kernel/refusal.ts'

/** The versions that `If-Match` allows; undefined where it is not sent or allows any. */
export function versionsOf(request: FastifyRequest): number[] | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header.trim() === '*') return undefined
  return header.split(',').map((tag) => {
    const version = /^\s*(?:W\/)?"(\d{1,15})"\s*$/.exec(tag)?.[1]
    if (version === undefined)
      throw fieldRefusal('validation', 'If-Match', 'must be the ETag of an earlier answer, such as "3", or *')
    return Number(version)
  })
}

/** One resource with its version as `ETag`. */
export function answerTagged<T extends { version: number }>(reply: FastifyReply, resource: T): { data: T[] } {
  void reply.header('etag', `"${resource.version}"`)
  return { data: [resource] }
}
