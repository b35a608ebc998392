/** New reservations as they are written: any number of them, of any properties, by one statement. */
import type { Channel, Seating } from '../availability/party.ts'
import type { Tx } from '../db/sql.ts'
import { columnsOf, insertNotices, type NewNotice } from '../guest-mails/store.ts'
import { dateOf, toIso, type Instant } from '../kernel/time.ts'
import type { Guest } from './guest.ts'
import type { Status } from './status.ts'

export interface NewReservation {
  property: number
  actor: string
  guest: Guest
  service_id: number
  channel: Channel
  status: Status
  waiting_list: boolean
  pax: number
  start_date: string
  start_hour: string
  seating: Seating
  /** sits down as it is written */
  walk_in: boolean
  checkin_at: Instant | null
  stay_given: boolean
  pinned: boolean
  notes: string
  special_request: string
  language: string | null
  link_nonce: string
  last_status_change: Instant
  /** what the guest is told of it; null: nothing */
  mail: NewNotice | null
  /** when the guest is to be reminded of it; null: not at all */
  remind_at: Instant | null
}

export interface InsertedReservation {
  id: number
  customer_id: number
}

/**
 * Writes reservations, their guests, their tables, what those are taken for, the events and the mails; answers their ids
 * in the same order. A guest that is `known` is brought up to date where `changed`, another one is made: no two of them may
 * mean the same guest. One statement costs the database for ten a third of what ten cost.
 */
export function insertReservations(tx: Tx, reservations: NewReservation[]) {
  const rows = reservations.map(rowOf)
  return tx<InsertedReservation[]>`
    with input as materialized (
      select i.*, nextval('reservations_id_seq') as id,
        coalesce(i.known, nextval('customers_id_seq')) as customer_id
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as i (
        nr integer, property_id bigint, known bigint, changed boolean, first_name text, last_name text, email text, phone text,
        name_key text, search_text text, phone_digits text, service_id bigint, room_id bigint, channel text, status text,
        waiting_list boolean, pax integer, start_date date, start_hour time, service_day date, start_at timestamptz,
        end_at timestamptz, stay integer, stay_given boolean, pinned boolean, notes text, special_request text,
        at timestamptz, walk_in boolean, checkin_at timestamptz, actor text, table_ids bigint[], occupies bigint[],
        language text, link_nonce uuid, remind_at timestamptz, mail_kind text, recipient text, notice jsonb, useful integer)),
    made as (
      insert into customers (property_id, id, first_name, last_name, email, phone, name_key, search_text, phone_digits)
      overriding system value
      select property_id, customer_id, first_name, last_name, email, phone, name_key, search_text, phone_digits
      from input where known is null),
    updated as (
      update customers c set first_name = i.first_name, last_name = i.last_name, email = i.email, phone = i.phone,
        name_key = i.name_key, search_text = i.search_text, phone_digits = i.phone_digits
      from input i where i.changed and c.property_id = i.property_id and c.id = i.known),
    r as (
      insert into reservations (property_id, id, customer_id, service_id, room_id, channel, status, waiting_list, pax,
        start_date, start_hour, service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request,
        last_status_change, created_at, updated_at, walk_in, checkin_at, language, link_nonce, remind_at)
      overriding system value
      select property_id, id, customer_id, service_id, room_id, channel, status, waiting_list, pax, start_date, start_hour,
        service_day, start_at, end_at, stay, stay_given, pinned, notes, special_request, at, at, at, walk_in, checkin_at,
        language, link_nonce, remind_at
      from input),
    t as (
      insert into reservation_tables (property_id, reservation_id, table_id)
      select property_id, id, x from input, unnest(table_ids) x),
    o as (
      insert into occupations (property_id, reservation_id, table_id, during)
      select property_id, id, x, tstzrange(start_at, end_at) from input, unnest(occupies) x),
    e as (
      insert into events (property_id, reservation_id, type, actor, at, changes)
      select property_id, id, 'RESERVATION_CREATED', actor, at, jsonb_build_object('status', jsonb_build_array(null, status))
      from input)
    ${reservations.some(({ mail }) => mail) ? tx`, m as (${insertNotices(tx, tx`input`)})` : tx``}
    select id, customer_id from input order by nr`
}

/** As `json_to_recordset` reads it. */
function rowOf(
  { property, guest, seating, last_status_change, checkin_at, remind_at, mail, ...plain }: NewReservation,
  nr: number,
) {
  const { choice, start, end, stay, service_day } = seating
  const { known, changed, values } = guest
  return {
    ...plain,
    ...values,
    nr,
    property_id: property,
    known,
    changed,
    room_id: choice.room_id,
    service_day: dateOf(service_day),
    start_at: toIso(start),
    end_at: toIso(end),
    stay,
    at: toIso(last_status_change),
    checkin_at: checkin_at === null ? null : toIso(checkin_at),
    remind_at: remind_at === null ? null : toIso(remind_at),
    ...(mail ? columnsOf(mail) : {}),
    table_ids: choice.table_ids,
    occupies: choice.occupies,
  }
}
