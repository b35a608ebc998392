import { withoutNulls } from '../kernel/wire.ts'
import type { CustomerDetails } from './schema.ts'
import type { DetailsRow } from './store.ts'

export const presentCustomer = (row: DetailsRow): CustomerDetails => withoutNulls(row)
