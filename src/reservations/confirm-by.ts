import { type Instant } from '../kernel/time.ts'
import type { Scene } from './scene.ts'
import type { ReservationRow } from './store.ts'

const CONFIRM_HOURS = 24

/** Until when the guest of an accepted request can confirm: never after the start. */
export function confirmBy({ setup, loaded }: Pick<Scene, 'setup' | 'loaded'>, row: ReservationRow): Instant {
  const hours = setup.settings.confirm_hours ?? CONFIRM_HOURS
  return Math.min(loaded.now + hours * 3600, row.start_at)
}
