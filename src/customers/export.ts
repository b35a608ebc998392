/** Everything that is kept of a guest, for the guest who asks for it. Holds name no guest. */
import { recordAudit } from '../audit/record.ts'
import type { By, Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { isRecord } from '../kernel/is-record.ts'
import { withoutNulls } from '../kernel/wire.ts'
import { openMails } from '../mail/open.ts'
import { presentMail } from '../mail/present.ts'
import { listMailsTo } from '../mail/store.ts'
import type { HistoryEntry } from '../reservations/schema.ts'
import { presentEvent } from '../reservations/history.ts'
import { presentReservation } from '../reservations/present.ts'
import { findReservations, listEvents } from '../reservations/store.ts'
import { withoutOthers } from './blank.ts'
import type { CustomerExport } from './export-schema.ts'
import { presentCustomer } from './present.ts'
import { findDetails } from './store.ts'
import { listAnswers, listEverReserved, listMessages, listSaidOfNews } from './traces.ts'

export async function exportCustomer(
  ctx: Ctx,
  property: number,
  id: number,
  by: By,
): Promise<CustomerExport> {
  return inTransaction(ctx, async (tx) => {
    const customer = presentCustomer(await findDetails(tx, property, id))
    const ever = await listEverReserved(tx, property, id)
    const rows = await findReservations(tx, property, ever)
    const own = rows.filter((row) => row.customer.id === id)
    await recordAudit(tx, { action: 'customer.exported', property, ...by, subject: `customer:${id}` })
    return {
      customer,
      reservations: own.map((row) => presentReservation(row)),
      history: await historyOf(
        tx,
        property,
        id,
        own.map((row) => row.id),
      ),
      webhook_messages: await messagesTo(tx, property, id, ever),
      mails: (await openMails({ ...ctx, sql: tx }, property, await listMailsTo(tx, property, id))).map(
        presentMail,
      ),
      newsletter: (await listSaidOfNews(tx, property, id)).map((said) => withoutNulls(said)),
      stored_answers: (await listAnswers(tx, property, id))
        .filter(({ answer }) => isAbout(answer, id))
        .map(({ operation, at, answer }) => ({ operation, at, answer })),
    }
  })
}

const isAbout = (value: unknown, id: number): boolean =>
  isRecord(value) && isRecord(value['customer']) && value['customer']['id'] === id

async function historyOf(tx: Tx, property: number, id: number, reservations: number[]) {
  const mask = ({ field, from, to }: HistoryEntry['changes'][number]) =>
    field === 'customer'
      ? { field, from: withoutOthers(from, id), to: withoutOthers(to, id) }
      : { field, from, to }
  return (await listEvents(tx, property, reservations)).map((row) => {
    const entry = presentEvent(row)
    return { reservation_id: row.reservation_id, entry: { ...entry, changes: entry.changes.map(mask) } }
  })
}

/** Those in which the guest was the one of the reservation. */
async function messagesTo(tx: Tx, property: number, id: number, reservations: number[]) {
  return (await listMessages(tx, property, reservations))
    .filter(({ data }) => isAbout(data, id))
    .map(({ reservation_id, type, at, endpoints, data, previous }) => ({
      reservation_id,
      type,
      at,
      endpoints,
      data,
      ...(isRecord(previous) ? { previous: maskPrevious(previous, id) } : {}),
    }))
}

const maskPrevious = (previous: Record<string, unknown>, id: number) =>
  'customer' in previous ? { ...previous, customer: withoutOthers(previous['customer'], id) } : previous
