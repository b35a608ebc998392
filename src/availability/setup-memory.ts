import type { Db } from '../db/sql.ts'
import { dayOf, minuteOf } from '../kernel/time.ts'
import type { Setup, SetupRoom, SetupService, SetupTable, Settings } from './setup.ts'

const REMEMBERED = 2000

type WireService = Omit<
  SetupService,
  'start' | 'end' | 'slots' | 'valid_from' | 'valid_to' | 'stay_by_pax' | 'confirm_up_to'
> & {
  start_time: string
  end_time: string
  slots: string[] | null
  valid_from: string | null
  valid_to: string | null
  stay_by_pax: SetupService['stay_by_pax'] | null
  confirm_up_to: number | null
}

interface SetupRow {
  version: number
  sandbox: boolean
  zone: string
  country: string | null
  settings: Settings
  rooms: SetupRoom[]
  tables: (Omit<SetupTable, 'occupies'> & { members: number[] })[]
  services: WireService[]
  subscriptions: Setup['subscriptions']
}

function toService(row: WireService): SetupService {
  const { start_time, end_time, slots, valid_from, valid_to, stay_by_pax, confirm_up_to, ...same } = row
  return {
    ...same,
    start: minuteOf(start_time),
    end: minuteOf(end_time),
    slots: slots ? slots.map(minuteOf) : null,
    valid_from: valid_from ? dayOf(valid_from) : null,
    valid_to: valid_to ? dayOf(valid_to) : null,
    stay_by_pax: [...(stay_by_pax ?? [])].sort((a, b) => a.pax - b.pax),
    confirm_up_to: confirm_up_to ?? 0,
  }
}

const byId = <T extends { id: number }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

/** The set-up of one property in one statement; archived rooms, tables and services are not part of it. */
async function loadSetup(db: Db, property: number): Promise<Setup | undefined> {
  const [row] = await db<SetupRow[]>`
    select p.setup_version as version, p.sandbox, p.timezone as zone, p.country, p.settings,
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'bookable', r.bookable,
          'auto_group', r.auto_group, 'sold_out', r.sold_out, 'position', r.position)), '[]')
        from rooms r where r.property_id = p.id and r.archived_at is null) as rooms,
      (select coalesce(json_agg(json_build_object('id', t.id, 'room_id', t.room_id, 'name', t.name, 'bookable', t.bookable,
          'guests_min', t.guests_min, 'guests_max', t.guests_max, 'group', t."group", 'position', t.position, 'kind', t.kind,
          'members', (select coalesce(json_agg(m.table_id order by m.table_id), '[]') from group_members m
            where m.property_id = t.property_id and m.group_id = t.id))), '[]')
        from tables t where t.property_id = p.id and t.archived_at is null) as tables,
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'bookable', s.bookable, 'online', s.online,
          'days_of_week', s.days_of_week, 'start_time', s.start_time, 'end_time', s.end_time,
          'average_stay', s.average_stay, 'stay_by_pax', s.stay_by_pax, 'advance_min', s.advance_min,
          'max_advance', s.max_advance, 'slots', s.slots, 'slot_interval', s.slot_interval,
          'confirmation_mode', s.confirmation_mode, 'confirm_up_to', s.confirm_up_to, 'valid_from', s.valid_from,
          'valid_to', s.valid_to, 'room_ids', s.room_ids)), '[]')
        from services s where s.property_id = p.id and s.archived_at is null) as services,
      (select coalesce(json_agg(json_build_object('id', w.id, 'webhook_type', w.webhook_type) order by w.id), '[]')
        from webhook_subscriptions w where w.property_id = p.id and w.disabled_at is null) as subscriptions
    from properties p where p.id = ${property}`
  if (!row) return undefined
  const tables = row.tables.map(({ members, ...table }) => ({
    ...table,
    occupies: table.group ? members : [table.id],
  }))
  return {
    property_id: property,
    version: row.version,
    sandbox: row.sandbox,
    zone: row.zone,
    country: row.country,
    settings: row.settings,
    rooms: byId(row.rooms),
    tables: byId(tables),
    services: byId(row.services.map(toService)),
    subscriptions: row.subscriptions,
  }
}

/**
 * Set-ups by property. A remembered one may be used exactly while its `version` equals the `setup_version` that a
 * statement of the same decision has read; whoever finds it older calls `forget` and asks again.
 */
export class SetupMemory {
  readonly #known = new Map<number, Setup>()

  async of(db: Db, property: number): Promise<Setup> {
    const known = this.#known.get(property)
    if (known) return known
    const setup = await loadSetup(db, property)
    if (!setup) throw new Error(`property ${property} has no row`)
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(property, setup)
    return setup
  }

  forget(property: number): void {
    this.#known.delete(property)
  }
}
