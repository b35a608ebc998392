import type { Ctx } from '../context.ts'
import { createRoom } from '../rooms/create.ts'
import { createTable } from '../tables/create.ts'

interface Plan {
  name: string
  /** seats of its tables */
  seats: number[]
  /** combinations of tables, by their place in the list */
  groups: number[][]
}

const ROOMS: Plan[] = [
  {
    name: 'Dining room',
    seats: [2, 2, 2, 2, 4, 4, 4, 6],
    groups: [
      [0, 1],
      [4, 5],
    ],
  },
  { name: 'Terrace', seats: [2, 4, 4, 6], groups: [[1, 2]] },
]
const PER_ROW = 4

/** Two rooms with twelve tables and three groups. */
export async function furnish(
  ctx: Ctx,
  property: number,
): Promise<{ rooms: number; tables: number; groups: number }> {
  let [tables, groups] = [0, 0]
  for (const [position, plan] of ROOMS.entries()) {
    const room = await createRoom(ctx, property, { name: plan.name, position })
    const ids: number[] = []
    for (const [n, guests_max] of plan.seats.entries()) {
      const place = { x: (n % PER_ROW) * 120, y: Math.floor(n / PER_ROW) * 120, width: 80, height: 80 }
      const name = `${plan.name.charAt(0)}${n + 1}`
      const guests_min = guests_max > 4 ? 3 : 1
      const table = { name, guests_min, guests_max, position: n, shape: 'square', ...place }
      ids.push((await createTable(ctx, property, room.id, table)).id)
    }
    for (const members of plan.groups) {
      const name = members.map((n) => `${plan.name.charAt(0)}${n + 1}`).join('+')
      const table_ids = members.flatMap((n) => ids[n] ?? [])
      await createTable(ctx, property, room.id, { name, group: true, table_ids, position: 100 })
    }
    tables += plan.seats.length
    groups += plan.groups.length
  }
  return { rooms: ROOMS.length, tables, groups }
}
