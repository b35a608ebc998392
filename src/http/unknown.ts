/** What no route takes: 405 for a known path, else 404, before the body is looked at (`api.md`, section 1.2). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'

/** `/rooms/:room_id` as the paths that it stands for. */
const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+')}/?$`)

const pathOf = (target: string) => target.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/)[0] ?? ''

const nothingAt = ({ method, url }: FastifyRequest) =>
  new Refusal('not_found', `There is nothing at ${method} ${pathOf(url)}.`)

/** Comes before the routes are added, whose paths and methods it collects. */
export function refuseUnknown(app: FastifyInstance): void {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    const route = known.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() }
    for (const one of [method].flat()) route.methods.add(one)
    known.set(url, route)
  })
  const methodsOf = (path: string) =>
    [...known.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : []))

  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return
    const path = pathOf(request.url)
    const methods = [...new Set(methodsOf(path))].sort().join(', ')
    if (methods === '') throw nothingAt(request)
    void reply.header('allow', methods)
    throw new Refusal('method_not_allowed', `${request.method} is not known here. Allowed: ${methods}.`)
  })
  // what a route of files does not find itself
  app.setNotFoundHandler(async (request) => {
    throw nothingAt(request)
  })
}
