import { Type } from 'typebox'
import { Id, Line, updateOf, type Static } from '../kernel/wire.ts'

const names = {
  first_name: Line('given name; staff may leave it empty'),
  last_name: Line('family name; may be empty'),
}
const contact = {
  email: Type.Optional(
    Type.String({ maxLength: 254, description: 'e-mail address; an empty one means none' }),
  ),
  phone: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'phone in any usual form; answered in E.164 where it is a possible number',
    }),
  ),
}

const input = {
  id: Type.Optional(Id('a guest already known here; fields sent with it update that guest')),
  first_name: Type.Optional(names.first_name),
  last_name: Type.Optional(names.last_name),
  ...contact,
}

/** The guest as a request names them: a known one by `id`, else by name and contact. */
export const CustomerInput = Type.Object(input, { $id: 'CustomerInput' })
export type CustomerInput = Static<typeof CustomerInput>
/** The same where a reservation is changed: `null` clears, as an empty text does. */
export const CustomerChange = updateOf(input, ['id'], { $id: 'CustomerChange' })
export type CustomerChange = Static<typeof CustomerChange>

export const Customer = Type.Object(
  { id: Id('the guest'), ...names, ...contact },
  {
    $id: 'Customer',
    examples: [
      {
        id: 33942074,
        first_name: 'Adam',
        last_name: 'Devis',
        email: 'adam@example.com',
        phone: '+393332211456',
      },
    ],
  },
)
export type Customer = Static<typeof Customer>
