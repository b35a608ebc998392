/** Answers that are kept for an Idempotency-Key name guests: they go when nobody can ask for them any more. */
import { lookEvery } from '../background.ts'
import type { Ctx } from '../context.ts'
import { KEPT_HOURS } from './idempotency.ts'

const LOOK_EVERY_MS = 600_000
const AT_ONCE = 1000

export const startForgettingAnswers = ({ sql, log }: Ctx): AsyncDisposable =>
  lookEvery(
    LOOK_EVERY_MS,
    async (stopping) => {
      for (let more = true; more && !stopping.aborted;) {
        // one that is in use is passed over
        const { count } = await sql`
          delete from idempotency_keys where ctid = any(array(
            select ctid from idempotency_keys where created_at < now() - make_interval(hours => ${KEPT_HOURS})
            order by created_at limit ${AT_ONCE} for update skip locked))`
        more = count === AT_ONCE
      }
    },
    (error) => log.error({ err: error }, 'kept answers could not be forgotten'),
  )
