import type { FastifyInstance } from 'fastify'
import type { Ctx } from '../context.ts'
import { inTime } from '../db/in-time.ts'

const READY_WITHIN_MS = 2000

/** Whether the database answers in time. */
const databaseAnswers = ({ sql }: Ctx): Promise<boolean> =>
  inTime(sql`select 1`, READY_WITHIN_MS).then(
    () => true,
    () => false,
  )

/** `live`: the process runs. `ready`: it can do its work, so a balancer may send requests. */
export async function healthRoutes(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  app.get('/health/live', { schema: { hide: true }, logLevel: 'warn' }, async () => ({ status: 'live' }))
  app.get('/health/ready', { schema: { hide: true }, logLevel: 'warn' }, async (_request, reply) => {
    if (await databaseAnswers(ctx)) return { status: 'ready' }
    return reply
      .code(503)
      .header('retry-after', '1')
      .send({ status: 'unavailable', reason: 'The database does not answer.' })
  })
}
