/** What no route takes: 405 for a known path, else 404, before the body is looked at (`api.md`, section 1.2). */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'
import { answerPreflight, isPreflight } from './cors.ts'

/** `/rooms/:room_id` as the paths that it stands for. */
const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}/?$`)

const pathOf = (target: string) => target.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/)[0] ?? ''

const nothingAt = ({ method, url }: FastifyRequest) =>
  new Refusal('not_found', `There is nothing at ${method} ${pathOf(url)}.`)

interface KnownPath {
  pattern: RegExp
  /** by method; what is noted on them later is seen too */
  routes: Map<string, RouteOptions>
}

const methodsOf = (routes: [method: string, route: RouteOptions][]) =>
  [...new Set(routes.map(([method]) => method))].sort()

/** Comes before the routes are added, whose paths and methods it collects. */
export function refuseUnknown(app: FastifyInstance): void {
  const known = new Map<string, KnownPath>()
  app.addHook('onRoute', (route) => {
    const { url, method } = route
    const path = known.get(url) ?? { pattern: patternOf(url), routes: new Map<string, RouteOptions>() }
    for (const one of [method].flat()) path.routes.set(one, route)
    known.set(url, path)
  })
  const routesOf = (path: string) =>
    [...known.values()].flatMap(({ pattern, routes }) => (pattern.test(path) ? [...routes] : []))

  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return undefined
    const path = pathOf(request.url)
    const routes = routesOf(path)
    if (isPreflight(request)) {
      const forTokens = routes.filter(([, { config }]) => config?.otherSites)
      if (forTokens.length > 0) return answerPreflight(reply, methodsOf(forTokens))
    }
    const methods = methodsOf(routes).join(', ')
    if (methods === '') throw nothingAt(request)
    void reply.header('allow', methods)
    throw new Refusal('method_not_allowed', `${request.method} is not known here. Allowed: ${methods}.`)
  })
  // what a route of files does not find itself
  app.setNotFoundHandler(async (request) => {
    throw nothingAt(request)
  })
}
