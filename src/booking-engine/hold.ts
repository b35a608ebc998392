/** The time that a guest chose: its table is kept, where one can be kept. */
import type { Ctx } from '../context.ts'
import { giveBackHold } from '../holds/give-back.ts'
import type { Holder } from '../holds/rules.ts'
import { listHeldBy, type OwnHold } from '../holds/store.ts'
import { takeHold } from '../holds/take.ts'
import { Refusal } from '../kernel/refusal.ts'
import { dayOf, minuteOf, toInstant } from '../kernel/time.ts'
import { newToken } from '../sessions/rules.ts'
import type { House } from './house.ts'
import type { Slot } from './links.ts'
import { offerOf } from './search.ts'

export type Chosen = { chosen: Slot } | { refused: Refusal }

const SECONDS_KEPT = 420

const isSame = ({ property }: House, { pax, service, room, date, time }: Slot, hold: OwnHold): boolean =>
  hold.pax === pax &&
  hold.service_id === service &&
  (room === undefined || hold.room_id === room) &&
  hold.start === toInstant(property.timezone, dayOf(date), minuteOf(time))

/**
 * Keeps a table for the guest. A time that can be booked and not kept, because it is full and has a waiting list or
 * because as much as may be is kept already, is booked without.
 */
export async function chooseTime(ctx: Ctx, house: House, holder: Holder, slot: Slot): Promise<Chosen> {
  const held = async (key: string): Promise<Chosen> => {
    await forgetOthers(ctx, house, holder, slot, key)
    return { chosen: { ...slot, hold: key, form: undefined } }
  }
  const unheld: Chosen = { chosen: { ...slot, hold: undefined, form: newToken() } }
  if (slot.hold !== undefined) await leave(ctx, house, holder, slot, slot.hold)
  for (let again = false; ; again = true) {
    try {
      return await held(await take(ctx, house, holder, slot))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const own = await listHeldBy(ctx.sql, house.property.id, holder.name)
      // a click that came twice: the first one has it
      const same = own.find((hold) => isSame(house, slot, hold))
      if (same) return held(same.key)
      if (error.detail.reason === 'full')
        return (await offerOf(ctx, house, slot)) ? unheld : { refused: error }
      if (error.code !== 'too_many_requests') {
        if (error.detail.reason || error.code === 'not_found') return { refused: error }
        throw error
      }
      if (again || own.length === 0) return unheld
      for (const { key } of own) await giveBack(ctx, house, holder, key)
    }
  }
}

async function take(ctx: Ctx, { property }: House, holder: Holder, slot: Slot): Promise<string> {
  const { pax, date, time, service, room } = slot
  const { id } = await takeHold(ctx, property.id, holder, {
    channel: 'OCTOTABLE_BOOK',
    start_date: date,
    start_hour: time,
    pax,
    service_id: service,
    ...(room === undefined ? {} : { room_id: room }),
    ttl: SECONDS_KEPT,
  })
  return id
}

/** What a guest is changing from may be in the way of what they are changing to. */
async function leave(ctx: Ctx, house: House, holder: Holder, slot: Slot, former: string): Promise<void> {
  const own = await listHeldBy(ctx.sql, house.property.id, holder.name)
  const hold = own.find(({ key }) => key === former)
  if (hold && !isSame(house, slot, hold)) await giveBack(ctx, house, holder, former)
}

/** Older holds of the same time are of a click that came twice. */
async function forgetOthers(ctx: Ctx, house: House, holder: Holder, slot: Slot, kept: string): Promise<void> {
  const own = await listHeldBy(ctx.sql, house.property.id, holder.name)
  const newest = own.find(({ key }) => key === kept)
  for (const hold of own)
    if (newest && hold.id < newest.id && isSame(house, slot, hold))
      await giveBack(ctx, house, holder, hold.key)
}

async function giveBack(ctx: Ctx, { property }: House, { name }: Holder, key: string): Promise<void> {
  try {
    await giveBackHold(ctx, property.id, name, key)
  } catch (error) {
    // it has expired, or another click was faster
    if (!(error instanceof Refusal) || error.code !== 'not_found') throw error
  }
}
