/**
 * What was committed, in the order in which it was done: triggers in the test's database write down which transaction
 * made which event, took or ended which hold, and changed the set-up. A transaction writes only after it has its locks,
 * so of two that could touch each other the one whose first entry is the smaller came first.
 */
import type { Sql } from '../../../src/db/sql.ts'

export type Witnessed =
  | {
      what: 'event'
      row_id: number
      type: string
      actor: string
      changes: Record<string, [unknown, unknown]>
    }
  | { what: 'held' | 'released'; row_id: number; key: string }
  | { what: 'setup' }

/** What one transaction did, in its order. */
export type Transaction = Witnessed[]

/** The triggers run as their owner: the role of the server may do nothing with a table that it does not know. */
export async function installWitness(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create table witness (
      id bigint generated always as identity primary key, xid bigint not null default txid_current(),
      property_id bigint not null, what text not null, row_id bigint, detail jsonb);
    create function witness_event() returns trigger language plpgsql security definer as $$ begin
      insert into witness (property_id, what, row_id, detail) values (new.property_id, 'event', new.reservation_id,
        jsonb_build_object('type', new.type, 'actor', new.actor, 'changes', new.changes));
      return null; end $$;
    create function witness_hold() returns trigger language plpgsql security definer as $$ declare one record; begin
      if tg_op = 'INSERT' then one := new; else one := old; end if;
      insert into witness (property_id, what, row_id, detail) values (one.property_id,
        case tg_op when 'INSERT' then 'held' else 'released' end, one.id, jsonb_build_object('key', one.key));
      return null; end $$;
    create function witness_setup() returns trigger language plpgsql security definer as $$ begin
      insert into witness (property_id, what) values (new.id, 'setup');
      return null; end $$;
    create trigger witness after insert on events for each row execute function witness_event();
    create trigger witness after insert or delete on holds for each row execute function witness_hold();
    create trigger witness after update on properties for each row
      when (old.setup_version <> new.setup_version) execute function witness_setup();`)
}

/** Reads what was written since the last time. */
export class Witness {
  readonly #sql: Sql
  readonly #property: number
  #last = 0

  constructor(sql: Sql, property: number) {
    this.#sql = sql
    this.#property = property
  }

  async news(): Promise<Transaction[]> {
    const rows = await this.#sql<
      { id: number; xid: number; what: string; row_id: number; detail: object | null }[]
    >`
      select id, xid, what, row_id, detail from witness
      where property_id = ${this.#property} and id > ${this.#last} order by id`
    this.#last = rows.at(-1)?.id ?? this.#last
    const byTransaction = Map.groupBy(rows, ({ xid }) => xid)
    return [...byTransaction.values()].flatMap((ofOne) =>
      eachBooking(ofOne.map(({ what, row_id, detail }) => witnessed({ what, row_id, ...detail }))),
    )
  }
}

/** Bookings that were made together do nothing else: each is a step of its own, in the order in which they were written. */
function eachBooking(transaction: Transaction): Transaction[] {
  const isBooking = (one: Witnessed) => 'type' in one && one.type === 'RESERVATION_CREATED'
  const bookings = transaction.filter(isBooking)
  return bookings.length > 1 && bookings.length === transaction.length
    ? bookings.map((one) => [one])
    : [transaction]
}

// oxlint-disable-next-line typescript/no-explicit-any -- as the triggers above wrote it
const witnessed = (row: any): Witnessed => row
