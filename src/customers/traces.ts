/** What a guest has left behind besides the guest's own row: read, and taken out. */
import type { Db, Tx } from '../db/sql.ts'

/** Reservations that are in the guest's name, and those that once were. */
export async function listEverReserved(db: Db, property: number, id: number): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select id from reservations where property_id = ${property} and customer_id = ${id}
    union
    select reservation_id from events
    where property_id = ${property} and changes ? 'customer'
      and ${String(id)} in (changes #>> '{customer,0,id}', changes #>> '{customer,1,id}')
    order by id`
  return rows.map((row) => row.id)
}

/**
 * Takes the texts out of the guest's reservations and moves their versions, so that callers fetch them again. `all`
 * moves those without a text too: the name on them changes. A cancellation cannot be undone any more,
 * and no link that the guest has opens them.
 */
export async function blankReservations(tx: Tx, property: number, id: number, all: boolean): Promise<void> {
  await tx`
    update reservations set notes = '', special_request = '', cancelled_from = null, cancelled_by = null,
      link_nonce = gen_random_uuid(), version = version + 1, updated_at = now()
    where property_id = ${property} and customer_id = ${id} and (${all} or notes <> '' or special_request <> '')`
}

/** The guest's forms, and those of what was theirs: each has a hash of a browser, and whether it agreed to news. */
export async function deleteForms(
  tx: Tx,
  property: number,
  id: number,
  reservations: number[],
): Promise<void> {
  await tx`
    delete from booking_forms
    where property_id = ${property} and (customer_id = ${id} or reservation_id = any(${reservations}::bigint[]))`
}

/** The histories, by the one function that may change them. */
export async function blankHistory(tx: Tx, property: number, id: number): Promise<void> {
  await tx`select blank_person(${property}, ${`customer:${id}`})`
}

export interface MessageRow {
  id: number
  data: unknown
  /** null: nothing changed */
  previous: unknown
}

const utc = (db: Db, column: string) =>
  db`to_char(${db(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`

interface ToldRow extends MessageRow {
  reservation_id: number
  type: string
  at: string
  endpoints: string[]
}

/** What subscribers were told, or are still to be told, of reservations. */
export async function listMessages(db: Db, property: number, reservations: number[]): Promise<ToldRow[]> {
  return db<ToldRow[]>`
    select m.id, m.reservation_id, m.type, ${utc(db, 'm.at')}, m.data, m.previous,
      array(select s.endpoint from webhook_deliveries d
        join webhook_subscriptions s on s.property_id = d.property_id and s.id = d.subscription_id
        where d.property_id = m.property_id and d.message_id = m.id order by d.id) as endpoints
    from webhook_messages m
    where m.property_id = ${property} and m.reservation_id = any(${reservations}::bigint[])
    order by m.id`
}

export async function saveMessages(tx: Tx, property: number, messages: MessageRow[]): Promise<void> {
  await tx`
    update webhook_messages m set data = n.data, previous = n.previous
    from json_to_recordset(${JSON.stringify(messages)}::text::json) as n (id bigint, data json, previous json)
    where m.property_id = ${property} and m.id = n.id`
}

export interface AnswerRow {
  operation: string
  key: string
  answer: unknown
}

/** Answers that are kept for repeated requests and may name the guest. */
export async function listAnswers(
  db: Db,
  property: number,
  id: number,
): Promise<(AnswerRow & { at: string })[]> {
  return db<(AnswerRow & { at: string })[]>`
    select operation, key, answer, ${utc(db, 'created_at')} from idempotency_keys
    where property_id = ${property} and answer::text like ${`%"id": ${id}%`}
    order by created_at`
}

/** Callers may have used the same key: a row is known by what is in it. */
export async function saveAnswer(
  tx: Tx,
  property: number,
  { operation, key, answer }: AnswerRow,
  after: unknown,
): Promise<void> {
  await tx`
    update idempotency_keys set answer = ${JSON.stringify(after)}::text::jsonb
    where property_id = ${property} and operation = ${operation} and key = ${key}
      and answer = ${JSON.stringify(answer)}::text::jsonb`
}

interface SaidOfNews {
  reservation_id: number
  at: string
  agreed: boolean
  text: string | null
  language: string | null
}

/** What the guest said of news in the forms that they sent. */
export async function listSaidOfNews(db: Db, property: number, id: number): Promise<SaidOfNews[]> {
  return db<SaidOfNews[]>`
    select f.reservation_id, to_char(f.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      f.newsletter as agreed, f.newsletter_text as text, f.language
    from booking_forms f
    where f.property_id = ${property} and f.customer_id = ${id}
    order by f.created_at, f.reservation_id`
}
