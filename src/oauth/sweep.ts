/** Forgets codes, tokens and keys that have expired: they are good for nothing already. */
import { lookEvery } from '../background.ts'
import type { Ctx } from '../context.ts'
import { deleteExpired } from './store.ts'

const EVERY_MS = 60_000

export const startForgettingTokens = ({ sql, log }: Ctx): AsyncDisposable =>
  lookEvery(
    EVERY_MS,
    () => deleteExpired(sql),
    (error) => log.error({ err: error }, 'expired tokens could not be cleared away'),
  )
