import { Type } from 'typebox'
import { Flag, Id, Line, Notes, pageFields, pageOf, updateOf, UtcTime, type Static } from '../kernel/wire.ts'

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

const kept = {
  blocked: Flag('online bookings of anybody with this phone or e-mail are refused; staff are warned'),
  notes: Notes("the staff's notes on the guest"),
}

export const CustomerUpdate = updateOf({ ...names, ...contact, ...kept }, [], {
  $id: 'CustomerUpdate',
  examples: [{ blocked: true, notes: 'left without paying' }],
})
export type CustomerUpdate = Static<typeof CustomerUpdate>

export const newsWords = {
  text: Type.Optional(Type.String({ description: 'the words that the guest was asked with' })),
  language: Type.Optional(Type.String({ description: 'their language (BCP 47)', examples: ['it'] })),
}

export const CustomerDetails = Type.Object(
  {
    id: Id('the guest'),
    ...names,
    ...contact,
    ...kept,
    reservation_count: Type.Integer({ description: 'reservations in this name, whatever became of them' }),
    no_show_count: Type.Integer({ description: 'those of them to which the party did not come' }),
    newsletter: Type.Optional(
      Type.Object(
        { at: UtcTime('when'), ...newsWords },
        {
          description:
            'when the guest last agreed to get news of the restaurant, in a form of the booking pages; left out where they never did, and no more once they are anonymised',
        },
      ),
    ),
    anonymised: Type.Optional(Flag('name, contact and notes were taken out for good')),
  },
  {
    $id: 'CustomerDetails',
    examples: [
      {
        id: 33942074,
        first_name: 'Adam',
        last_name: 'Devis',
        email: 'adam@example.com',
        phone: '+393332211456',
        blocked: false,
        notes: '',
        reservation_count: 4,
        no_show_count: 1,
      },
    ],
  },
)
export type CustomerDetails = Static<typeof CustomerDetails>

const filters = {
  text_search: Type.Optional(
    Type.String({
      maxLength: 200,
      description: "part of the guest's name, e-mail or phone, or the guest's id",
    }),
  ),
  phone: Type.Optional(Type.String({ maxLength: 60, description: 'exactly this phone, in any usual form' })),
  email: Type.Optional(Type.String({ maxLength: 254, description: 'exactly this e-mail address' })),
  blocked: Type.Optional(Flag('true: blocked guests only; false: the others only')),
}
const CustomerFilters = Type.Object(filters)
export type CustomerFilters = Static<typeof CustomerFilters>

export const CustomerQuery = Type.Object({
  ...filters,
  ...pageFields,
})
export type CustomerQuery = Static<typeof CustomerQuery>

export const CustomerPage = pageOf(CustomerDetails, 'CustomerDetails')
export type CustomerPage = Static<typeof CustomerPage>

export const CustomerParams = Type.Object({ customer_id: Id('the guest', 33942074) })
