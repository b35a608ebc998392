/** The end of requests that nobody answered in time (booking rules, section 6). */
import type { Request } from '../availability/load.ts'
import { toIso } from '../kernel/time.ts'
import { freedBy } from './freed.ts'
import { ownStretch, requireLocked, type Scene } from './scene.ts'
import { findReservations, releaseAll } from './store.ts'
import { writeChange } from './write-change.ts'

/**
 * Writes down that requests of the loaded window have lapsed, so that they hold no table against what comes next in
 * the transaction. Those that touch none of the locked days are not met and stay for whoever meets them.
 */
export async function expireMet(scene: Scene, requests: Request[]): Promise<void> {
  const { tx, setup, loaded, locked } = scene
  const over = requests.filter(([, lapses_at]) => lapses_at <= loaded.now).map(([id]) => id)
  if (over.length === 0) return
  const rows = await findReservations(tx, setup.property_id, over)
  const met = rows.filter((row) => ownStretch(setup, row).days.some(locked))
  requireLocked(
    scene,
    met.map((row) => ownStretch(setup, row)),
  )
  for (const row of met) {
    if (row.lapsed_from === null) continue
    await writeChange(
      scene,
      'system',
      { ...row, status: row.lapsed_from },
      {
        // from that instant on it reads as expired
        set: { status: 'EXPIRED', last_status_change: toIso(row.last_status_change) },
        also: () => releaseAll(tx, setup.property_id, row.id),
        ...freedBy(row),
      },
    )
  }
}
