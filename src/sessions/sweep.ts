/** Clears away sessions, links and counted tries that are over: they count for nothing already. */
import { lookEvery } from '../background.ts'
import type { Ctx } from '../context.ts'
import { deleteOldLinks } from '../mailed-links/store.ts'
import { deleteOver } from './store.ts'

const EVERY_MS = 60_000

export function startForgetting({ sql, config, log }: Ctx): AsyncDisposable {
  return lookEvery(
    EVERY_MS,
    async () => {
      await deleteOver(sql, config.SESSION_IDLE_MINUTES)
      await deleteOldLinks(sql)
      await sql`delete from sign_in_tries where until <= now()`
    },
    (error) => log.error({ err: error }, 'sessions that are over could not be cleared away'),
  )
}
