/** The reference for readers at `/docs`: the document of `/openapi.json` as a page that can send requests. */
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Ctx } from '../context.ts'

const TITLE = 'OctoTable API v2'

/** The plug-in's page does not say it, and without it a phone shows the page as wide as a desk's. */
const VIEWPORT = `const meta = document.createElement('meta')
meta.name = 'viewport'
meta.content = 'width=device-width, initial-scale=1'
document.head.append(meta)`

/** Everything comes from this server and goes to it; `data:` are the pictures in the page's own style sheet. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export async function docsRoutes(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    void reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    // behind an address with a path, the page without a slash at its end has to name it
    indexPrefix: pathOf(ctx.config.PUBLIC_URL),
    theme: { title: TITLE, js: [{ filename: 'viewport.js', content: VIEWPORT }] },
    staticCSP: CONTENT_SECURITY_POLICY,
    // the other layout has a bar on top, with a style that the policy refuses and a field for other documents
    uiConfig: {
      layout: 'BaseLayout',
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
    },
    // whatever name the reader knows this server by, requests go there
    transformSpecification: (document) => ({
      ...document,
      servers: [{ url: pathOf(ctx.publicUrl()) || '/' }],
    }),
  })
}

/** The path of an address, without a slash at its end. */
const pathOf = (url: string | undefined) => (url ? new URL(url).pathname.replace(/\/+$/, '') : '')
