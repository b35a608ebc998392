import { Type } from 'typebox'
import { Day, Id, Line } from '../kernel/wire.ts'

const STATUSES = ['UNREAD', 'WAITING', 'PREPARING', 'READY', 'DELIVERED'] as const
const DELIVERY_MODES = ['ROOM', 'TAKEAWAY', 'DELIVERY'] as const

export const OrderQuery = Type.Object({
  start_date: Type.Optional(Day('first day')),
  end_date: Type.Optional(Day('last day')),
  status: Type.Optional(
    Type.Array(Type.Enum([...STATUSES]), { description: 'only orders in one of these states' }),
  ),
  delivery_mode: Type.Optional(
    Type.Enum([...DELIVERY_MODES], { description: 'where the guest gets the order' }),
  ),
  service_ids: Type.Optional(Type.Array(Id('a service'), { description: 'only orders of these services' })),
  room_ids: Type.Optional(Type.Array(Id('a room'), { description: 'only orders of these rooms' })),
  text_search: Type.Optional(Line('part of the name, e-mail or phone of the guest')),
})
