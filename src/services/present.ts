import { withoutNulls } from '../kernel/wire.ts'
import { startTimes } from './rules.ts'
import type { Service, ServiceRow } from './schema.ts'
import { dayNames } from './weekdays.ts'

/** The fields that the public samples always show. */
const ORDERS = { order_enabled: false, required_fields: [], send_order_enabled: false }

export function presentService(row: ServiceRow): Service {
  return {
    ...withoutNulls(row),
    days_of_week: dayNames(row.days_of_week),
    slots: startTimes(row),
    orders_section: { ...ORDERS, ...row.orders_section },
  }
}
