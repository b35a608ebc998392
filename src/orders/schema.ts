import { Type } from 'typebox'
import { Customer } from '../customers/schema.ts'
import { Day, Id, Line, LocalDateTime } from '../kernel/wire.ts'

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

const money = (description: string) => Type.Number({ description })
const some = (description: string) => Type.Array(Type.Unknown(), { description })

const Article = Type.Object({
  id: Id('the article'),
  name: Line('its name'),
  price: money('price of one, in the currency of the line'),
  image: Type.Optional(Type.String({ description: 'path of its picture' })),
  allergens: some('what is in it'),
  category_id: Id('the category in the menu'),
  characteristics: some('such as vegetarian'),
  tax: Type.Number({ description: 'per cent' }),
  translated_texts: Type.Record(Type.String(), Type.Unknown(), { description: 'its texts, by language' }),
  variations: some('in which forms it comes'),
})

const OrderLine = Type.Object({
  id: Id('the line'),
  reservation: Id('the reservation'),
  insert_date: LocalDateTime('when it was ordered'),
  status: Type.Enum([...STATUSES], { description: 'how far it is' }),
  article: Article,
  currency: Type.String({ description: 'ISO 4217' }),
  quantity: Type.Integer({ description: 'how many' }),
  total: money('price of the line'),
})

/** What hangs on one reservation. There are no menus to order from yet, so no order is made. */
export const Order = Type.Object(
  {
    id: Id('the reservation'),
    channel: Type.String({ description: 'how the reservation came in' }),
    create_time: LocalDateTime('when the first article was ordered'),
    customer: Customer,
    mode: Type.Enum([...DELIVERY_MODES], { description: 'where the guest gets it' }),
    order: Type.Array(OrderLine, { description: 'what was ordered' }),
  },
  {
    $id: 'Order',
    examples: [
      {
        channel: 'OCTOTABLE_BOOK',
        create_time: '2025-07-24T17:20:26',
        customer: {
          id: 33942074,
          first_name: 'Adam',
          last_name: 'Devis',
          email: 'adam@example.com',
          phone: '+393332211456',
        },
        id: 33319904,
        mode: 'ROOM',
        order: [
          {
            id: 451917,
            reservation: 33319904,
            insert_date: '2025-07-25T15:48:54',
            status: 'UNREAD',
            article: {
              id: 313080,
              name: 'Espresso',
              price: 3,
              image: '1000173/1753370761583.jpg',
              allergens: [],
              category_id: 65614,
              characteristics: [],
              tax: 0,
              translated_texts: {},
              variations: [],
            },
            currency: 'EUR',
            quantity: 1,
            total: 3,
          },
        ],
      },
    ],
  },
)
