/** The token endpoint's answers, in the form of the standard and of the public documentation at once. */
import type { EventEmitter } from 'node:events'
import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Ctx } from '../context.ts'
import { isConnectionLoss } from '../db/sqlstate.ts'
import { refusalRecorder } from './refused.ts'

/** For callers who read the standard's words as codes only. */
const PLAIN_WORDS: Record<string, string> = {
  invalid_client: 'The client_id or the client_secret is wrong.',
  unsupported_grant_type: 'grant_type must be client_credentials, authorization_code or refresh_token.',
}

/** RFC 6749 section 5.2 and the envelope of our errors (`api.md`, section 2.2). */
export const errorBody = (error: string, description: string) => ({
  error,
  error_description: description,
  success: false,
  message: description,
})

/** The provider emits its events when an answer is ready and not yet sent: here it gets its last form. */
export function shapeAnswers(provider: Provider, ctx: Ctx): void {
  const { config, log } = ctx
  const recordRefusal = refusalRecorder(ctx)
  provider.on('grant.success', (koa) => {
    // `expires_in` has no documented unit: the number is that of the minutes, and the token lives as long
    const documented = { expires_in: config.TOKEN_MINUTES, type: 'Bearer', token_type: 'Bearer' }
    const property_id = koa.oidc.entities.AccessToken?.extra?.['property']
    koa.body = { ...Object(koa.body), ...documented, ...(property_id === undefined ? {} : { property_id }) }
  })
  provider.on('grant.error', (koa, error) => {
    const description = PLAIN_WORDS[error.error] ?? `${error.error_description}`
    if (error.error === 'invalid_client') recordRefusal(koa, error.error)
    if (isTooLarge(error))
      return answerError(koa, 413, 'invalid_request', 'The body is larger than a token request.')
    if (koa.status === 401) koa.set('WWW-Authenticate', `Basic realm="${provider.issuer}"`)
    answerError(koa, koa.status, error.error, description)
  })
  provider.on('server_error', (koa, error) => {
    log.error({ reqId: koa.response.get('x-request-id'), err: error }, 'token request failed')
    if (!isConnectionLoss(error))
      return answerError(koa, 500, 'server_error', 'Something went wrong on the server; the fault is logged.')
    koa.set('Retry-After', '1')
    answerError(
      koa,
      503,
      'temporarily_unavailable',
      'The database cannot be reached just now. Try again in a few seconds.',
    )
  })
  // what fails outside of the provider's own handling, such as sending to a caller who hung up; Koa would print it
  const koaEvents: EventEmitter = provider
  koaEvents.on('error', (error: unknown) => log.warn({ err: error }, 'token answer not delivered'))
}

function answerError(koa: KoaContextWithOIDC, status: number, error: string, description: string): void {
  koa.status = status
  koa.body = errorBody(error, description)
}

/** The provider reads 56 KiB at most and keeps the reason to itself. */
const isTooLarge = (error: Error) => error.cause instanceof Error && /too large/.test(error.cause.message)
