import type { Db } from '../db/sql.ts'
import { dayOf, minuteOf, type Day } from '../kernel/time.ts'
import type { SpecialDayRow } from '../special-days/schema.ts'
import { closureOf, type StoredClosure } from './closures.ts'
import type { Setup, SetupRoom, SetupService, SetupTable, Settings } from './setup.ts'

const REMEMBERED = 2000

type WireService = Omit<
  SetupService,
  'start' | 'end' | 'slots' | 'valid_from' | 'valid_to' | 'stay_by_pax' | 'confirm_up_to' | 'special_days'
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
  special_days: SpecialDayRow[]
  closures: StoredClosure[]
  subscriptions: Setup['subscriptions']
}

/** Changed hours keep those of the service's own start times that are within them; an interval derives new ones. */
function onSpecialDay(service: SetupService, special: SpecialDayRow): SetupService | null {
  if (special.closed) return null
  const { start_time, end_time, slots, slot_interval, max_covers, max_covers_per_slot } = special
  return {
    ...service,
    start: start_time ? minuteOf(start_time) : service.start,
    end: end_time ? minuteOf(end_time) : service.end,
    slots: slots?.map(minuteOf) ?? (slot_interval === null ? service.slots : null),
    slot_interval: slot_interval ?? service.slot_interval,
    max_covers: max_covers ?? service.max_covers,
    max_covers_per_slot: max_covers_per_slot ?? service.max_covers_per_slot,
  }
}

function toService(row: WireService, specialDays: SpecialDayRow[]): SetupService {
  const { start_time, end_time, slots, valid_from, valid_to, stay_by_pax, confirm_up_to, ...same } = row
  const service = {
    ...same,
    start: minuteOf(start_time),
    end: minuteOf(end_time),
    slots: slots ? slots.map(minuteOf) : null,
    valid_from: valid_from ? dayOf(valid_from) : null,
    valid_to: valid_to ? dayOf(valid_to) : null,
    stay_by_pax: [...(stay_by_pax ?? [])].sort((a, b) => a.pax - b.pax),
    confirm_up_to: confirm_up_to ?? 0,
    special_days: new Map<Day, SetupService | null>(),
  }
  for (const special of specialDays)
    if (special.service_id === row.id)
      service.special_days.set(dayOf(special.date), onSpecialDay(service, special))
  return service
}

const byId = <T extends { id: number }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

/**
 * The set-up of one property in one statement; archived rooms, tables and services are not part of it, nor are closures
 * and special days that nobody can ask for any more: staff look back for a day, a service may run past midnight, and
 * the property's date may be one behind. `since` asks for those from a date on.
 */
export async function loadSetup(db: Db, property: number, since?: string): Promise<Setup> {
  const recent = since
    ? db`${since}::date`
    : db`((now() + make_interval(secs => least(p.clock_offset, 0)))::date - 3)`
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
          'valid_to', s.valid_to, 'room_ids', s.room_ids, 'max_covers', s.max_covers,
          'max_covers_per_slot', s.max_covers_per_slot)), '[]')
        from services s where s.property_id = p.id and s.archived_at is null) as services,
      (select coalesce(json_agg(to_json(d)), '[]')
        from special_days d where d.property_id = p.id and d.date >= ${recent}) as special_days,
      (select coalesce(json_agg(to_json(c) order by c.id), '[]')
        from closures c where c.property_id = p.id and c.end_date >= ${recent}) as closures,
      (select coalesce(json_agg(json_build_object('id', w.id, 'webhook_type', w.webhook_type) order by w.id), '[]')
        from webhook_subscriptions w where w.property_id = p.id and w.disabled_at is null) as subscriptions
    from properties p where p.id = ${property}`
  if (!row) throw new Error(`property ${property} has no row`)
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
    services: byId(row.services.map((service) => toService(service, row.special_days))),
    closures: row.closures.map((closure) => closureOf(closure, tables)),
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
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(property, setup)
    return setup
  }

  forget(property: number): void {
    this.#known.delete(property)
  }
}
