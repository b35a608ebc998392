/** Apart from the other shapes, for it shows reservations, which show guests. */
import { Type } from 'typebox'
import { Flag, Id, UtcTime, type Static } from '../kernel/wire.ts'
import { Mail } from '../mail/schema.ts'
import { HistoryEntry, Reservation } from '../reservations/schema.ts'
import { CustomerDetails, newsWords } from './schema.ts'

export const CustomerExport = Type.Object(
  {
    customer: CustomerDetails,
    reservations: Type.Array(Reservation, { description: 'all in the name of the guest' }),
    history: Type.Array(
      Type.Object({
        reservation_id: Id('the reservation that changed'),
        entry: HistoryEntry,
      }),
      { description: 'every change of them; other guests are ids' },
    ),
    webhook_messages: Type.Array(
      Type.Object({
        reservation_id: Id('the reservation it tells about'),
        type: Type.String({ description: 'what happened' }),
        at: UtcTime('when'),
        endpoints: Type.Array(Type.String(), { description: 'where it went, or is to go' }),
        data: Type.Unknown({ description: 'the reservation as it was told' }),
        previous: Type.Optional(Type.Unknown({ description: 'the changed fields as they were' })),
      }),
      { description: 'what other software was told of the guest in the last thirty days' },
    ),
    mails: Type.Array(Mail, { description: 'what the guest was written and that is still in the outbox' }),
    newsletter: Type.Array(
      Type.Object({
        reservation_id: Id('the reservation that was booked with it'),
        at: UtcTime('when'),
        agreed: Flag('whether the guest agreed to get news of the restaurant'),
        ...newsWords,
      }),
      { description: 'what the guest said in the forms of the booking pages' },
    ),
    stored_answers: Type.Array(
      Type.Object({
        operation: Type.String({ description: 'the operation, and what its path names' }),
        at: UtcTime('when'),
        answer: Type.Unknown({ description: 'what it answered' }),
      }),
      { description: 'answers that are kept for a day, for repetitions of their requests' },
    ),
  },
  {
    $id: 'CustomerExport',
    examples: [
      {
        customer: {
          id: 33942074,
          first_name: 'Adam',
          last_name: 'Devis',
          phone: '+393332211456',
          blocked: false,
          notes: '',
          reservation_count: 0,
          no_show_count: 0,
        },
        reservations: [],
        history: [],
        webhook_messages: [],
        mails: [],
        newsletter: [],
        stored_answers: [],
      },
    ],
  },
)
export type CustomerExport = Static<typeof CustomerExport>
