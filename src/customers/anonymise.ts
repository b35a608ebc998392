/** A guest becomes nobody: what was booked stays and is counted, who it was is gone, wherever it was kept. */
import { recordAudit } from '../audit/record.ts'
import type { By, Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction, lockSetup } from '../db/transaction.ts'
import { deleteMailsTo } from '../mail/store.ts'
import { refuseWhileUpcoming } from '../reservations/upcoming.ts'
import { withoutGuest } from './blank.ts'
import { blankCustomer, findDetails, lockCustomer } from './store.ts'
import {
  blankHistory,
  blankReservations,
  deleteForms,
  listAnswers,
  listEverReserved,
  listMessages,
  saveAnswer,
  saveMessages,
  type MessageRow,
} from './traces.ts'

/**
 * Answers the guest's id. Once more it takes out what was written since; that is all. The property is locked alone, or
 * a change that has the guest in hand would write the name down afterwards.
 */
export async function anonymiseCustomer(ctx: Ctx, property: number, id: number, by: By): Promise<number> {
  await inTransaction(ctx, async (tx) => {
    await lockSetup(tx, property)
    await lockCustomer(tx, property, id)
    const { anonymised } = await findDetails(tx, property, id)
    await refuseWhileUpcoming(tx, property, `The guest ${id}`, { customer_id: id })
    await takeOutCopies(tx, property, id)
    await blankReservations(tx, property, id, !anonymised)
    if (anonymised) return
    await blankCustomer(tx, property, id)
    await recordAudit(tx, { action: 'customer.anonymised', property, ...by, subject: `customer:${id}` })
  })
  return id
}

/** What was written of the guest beside the reservations: histories, messages, answers, forms, mails. */
async function takeOutCopies(tx: Tx, property: number, id: number): Promise<void> {
  const reservations = await listEverReserved(tx, property, id)
  const messages = await listMessages(tx, property, reservations)
  // while the histories still tell which reservations were the guest's
  await blankHistory(tx, property, id)
  await saveMessages(
    tx,
    property,
    messages.map((message) => blankMessage(message, id)),
  )
  for (const row of await listAnswers(tx, property, id))
    await saveAnswer(tx, property, row, withoutGuest(row.answer, id))
  await deleteForms(tx, property, id, reservations)
  await deleteMailsTo(tx, property, id)
}

function blankMessage({ id, data, previous }: MessageRow, guest: number): MessageRow {
  const after = withoutGuest(data, guest)
  // what changed is told without its reservation: the texts in it are those of whoever the reservation was of
  return { id, data: after, previous: previous === null ? null : withoutTexts(withoutGuest(previous, guest)) }
}

const withoutTexts = (previous: unknown): unknown =>
  Object.fromEntries(
    Object.entries(Object(previous)).map(([field, value]) => [
      field,
      field === 'notes' || field === 'special_request' ? '' : value,
    ]),
  )
