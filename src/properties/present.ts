import { toLocalDateTime } from '../kernel/time.ts'
import { withoutNulls } from '../kernel/wire.ts'
import { toPosition } from './place.ts'
import { DEFAULT_SETTINGS } from './rules.ts'
import type { Property } from './schema.ts'
import type { PropertyRow } from './store.ts'

/** A row as the API answers it: the place flat and nested, settings with their defaults. */
export function presentProperty(row: PropertyRow): Property {
  const { id, name, status, sandbox, timezone, settings, expires_at, zip, ...rest } = row
  return {
    id,
    name,
    enabled: status === 'ACTIVE',
    status,
    sandbox,
    ...withoutNulls({ ...rest, cap: zip }),
    ...(expires_at === null ? {} : { expires_at: toLocalDateTime(timezone, expires_at) }),
    position: toPosition(row),
    timezone,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  }
}
