import { toIso } from '../kernel/time.ts'
import type { OwnClient } from './schema.ts'
import type { ClientRow } from './store.ts'

export function presentClient(row: ClientRow, client_secret?: string): OwnClient {
  const { id, client_id, redirect_uris, former_secret_until } = row
  return {
    id,
    client_id,
    ...(client_secret === undefined ? {} : { client_secret }),
    redirect_uri: redirect_uris[0] ?? '',
    redirect_uris,
    ...(former_secret_until === null ? {} : { former_secret_until: toIso(former_secret_until) }),
  }
}
