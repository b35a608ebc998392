import type { FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import { noteAddress } from './refused.ts'

/** Lets the provider answer: it knows its path under its issuer, whatever prefix the caller used. */
export async function handOver(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
): Promise<void> {
  reply.hijack()
  // what our hooks have set goes along with the provider's own answer
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  reply.raw.setHeader('x-request-id', request.id)
  request.raw.url = path
  // its cookies hold for the path that browsers see, and its addresses are ours, whatever the caller calls the host
  const { pathname, protocol, host } = new URL(provider.issuer)
  Object.assign(request.raw, { originalUrl: pathname + path })
  Object.assign(request.raw.headers, {
    'x-forwarded-proto': protocol.slice(0, -1),
    'x-forwarded-host': host,
  })
  noteAddress(request.raw, request.ip)
  await provider.callback()(request.raw, reply.raw)
}
