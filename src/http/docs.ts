/** The reference for readers at `/docs`: the document of `/openapi.json` as a page that can send requests. */
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Ctx } from '../context.ts'

const TITLE = 'OctoTable API v2'

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="40" viewBox="0 0 240 40"><text x="0" y="27" font-family="sans-serif" font-size="22" fill="#fff">${TITLE}</text></svg>`

/** Without the field for addresses of other documents, which the page may not load. */
const TOPBAR = '.swagger-ui .topbar .download-url-wrapper { display: none }'

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
    theme: { title: TITLE, css: [{ filename: 'topbar.css', content: TOPBAR }] },
    logo: { type: 'image/svg+xml', content: LOGO },
    staticCSP: CONTENT_SECURITY_POLICY,
    uiConfig: { docExpansion: 'list', defaultModelsExpandDepth: 0, displayRequestDuration: true },
    // whatever name the reader knows this server by, requests go there
    transformSpecification: (document) => ({
      ...document,
      servers: [{ url: pathOf(ctx.publicUrl()) || '/' }],
    }),
  })
}

/** The path of an address, without a slash at its end. */
const pathOf = (url: string | undefined) => (url ? new URL(url).pathname.replace(/\/+$/, '') : '')
