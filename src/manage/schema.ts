import { Type } from 'typebox'
import { LocalDateTime, type Static } from '../kernel/wire.ts'

export const ManageLink = Type.Object(
  {
    link: Type.String({ description: 'where the guest sees, changes and cancels the reservation' }),
    expires_at: LocalDateTime('until when it works'),
  },
  {
    $id: 'ManageLink',
    examples: [
      {
        link: 'https://book.example.com/book/restaurant/999643/booking/manage/jn8x3c-Zk3vU1qAq0nT7m2c4d8Jm0Qx',
        expires_at: '2026-05-16T09:30:00',
      },
    ],
  },
)
export type ManageLink = Static<typeof ManageLink>
