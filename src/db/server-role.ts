/**
 * The role as which the server works. It owns nothing: it reads and writes every table, but what histories hold it may
 * only add to. Who owns the tables brings the schema up to date, at the start, and is not used afterwards.
 */
import { inTransaction } from './transaction.ts'
import type { Db, Sql, Tx } from './sql.ts'

export const SERVER_ROLE = 'octotable_server'
const ROLE_LOCK = 7_061_987

/** Functions that are the owner's and not everybody's. */
const FUNCTIONS = ['blank_person(bigint, text)']

/** Tables that the server adds to, and the one column of each that is about persons. */
const ADDED_TO = { audit: 'address', events: 'changes' } as const

interface Owner {
  name: string
  superuser: boolean
  /** may make roles */
  makes: boolean
  /** the server's role is there */
  made: boolean
}

/**
 * Gives the server's role what it needs in this database, and takes away what it must not have; answers its name. To be
 * called by the owner of the tables after the migrations. An owner who may not make roles works as itself, so that it
 * has to take those rights from itself: undefined. `login`: the role opens connections of its own.
 */
export async function admitServer(sql: Sql, { login = false } = {}): Promise<string | undefined> {
  return inTransaction({ sql }, async (tx) => {
    await tx`select pg_advisory_xact_lock(${ROLE_LOCK})`
    const owner = await ownerOf(tx)
    if (!(await canBe(tx, owner, login))) {
      await restrictItself(tx, owner.name)
      return undefined
    }
    if (!(await isAdmitted(tx))) await admit(tx, owner.name)
    return SERVER_ROLE
  })
}

/** Whether somebody has logged in as the server's role itself: it then has all that it needs, and can change nothing. */
export async function isServerRole(db: Db): Promise<boolean> {
  const [row] = await db<{ login: string }[]>`select session_user as login`
  return row?.login === SERVER_ROLE
}

async function ownerOf(tx: Tx): Promise<Owner> {
  const [owner] = await tx<Owner[]>`
    select rolname as name, rolsuper as superuser, rolsuper or rolcreaterole as makes,
      exists (select from pg_roles where rolname = ${SERVER_ROLE}) as made
    from pg_roles where rolname = current_user`
  if (!owner) throw new Error('every session has a role')
  return owner
}

/** Makes the role where it is missing; false when the owner may neither make it nor work as it. */
async function canBe(tx: Tx, { name, superuser, makes, made }: Owner, login: boolean): Promise<boolean> {
  if (!made && !makes) return false
  // another database of the same PostgreSQL may make it at this moment
  if (!made)
    await tx.unsafe(
      `do $$ begin create role ${SERVER_ROLE} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    )
  if (login) await tx.unsafe(`alter role ${SERVER_ROLE} login`)
  if (superuser) return true
  return (await mayBecome(tx)) || (makes && (await joins(tx, name)))
}

/** From version 16 on a member need not be allowed to work as the role. */
async function mayBecome(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ may: boolean }[]>`
    select pg_has_role(${SERVER_ROLE}, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may`
  return row?.may ?? false
}

/** A role that somebody else made cannot be joined from version 16 on. */
async function joins(tx: Tx, name: string): Promise<boolean> {
  const granted = await tx
    .savepoint((step) => step.unsafe(`grant ${SERVER_ROLE} to ${quoted(name)}`))
    .then(
      () => true,
      () => false,
    )
  return granted && mayBecome(tx)
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Whether the rights are as `admit` leaves them: a table of a new migration is not given to the role yet. */
async function isAdmitted(db: Db): Promise<boolean> {
  const [row] = await db<{ admitted: boolean }[]>`
    select bool_and(has_table_privilege(${SERVER_ROLE}, c.oid, 'SELECT'))
      and not bool_or(c.relname = any(${Object.keys(ADDED_TO)}::text[])
        and has_table_privilege(${SERVER_ROLE}, c.oid, 'UPDATE, DELETE, TRUNCATE'))
      and (select bool_and(has_sequence_privilege(${SERVER_ROLE}, s.oid, 'USAGE')) from pg_class s
        where s.relnamespace = 'public'::regnamespace and s.relkind = 'S')
      and (select bool_and(has_function_privilege(${SERVER_ROLE}, f, 'EXECUTE')) from unnest(${FUNCTIONS}::text[]) f)
        as admitted
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
  return row?.admitted ?? false
}

async function admit(tx: Tx, owner: string): Promise<void> {
  const tables = Object.keys(ADDED_TO).join(', ')
  for (const text of [
    `grant usage on schema public to ${SERVER_ROLE}`,
    `grant select, insert, update, delete on all tables in schema public to ${SERVER_ROLE}`,
    `grant usage on all sequences in schema public to ${SERVER_ROLE}`,
    `revoke update, delete, truncate on ${tables} from ${SERVER_ROLE}`,
    `revoke insert, update, delete on schema_migrations from ${SERVER_ROLE}`,
    `grant execute on function ${FUNCTIONS.join(', ')} to ${SERVER_ROLE}`,
    // the definer of that function, who may have worked as itself before
    `grant all on ${tables} to ${quoted(owner)}`,
  ])
    await tx.unsafe(text)
}

/** Deleting a reservation deletes its events, with the rights of their owner: that right it has to keep. */
async function restrictItself(tx: Tx, name: string): Promise<void> {
  const [row] = await tx<{ has: boolean }[]>`
    select has_table_privilege('audit', 'UPDATE, DELETE, TRUNCATE') or has_table_privilege('events', 'UPDATE') as has`
  if (!row?.has) return
  await tx.unsafe(`revoke update, delete, truncate on audit from ${quoted(name)}`)
  await tx.unsafe(`revoke update, truncate on events from ${quoted(name)}`)
  for (const [table, column] of Object.entries(ADDED_TO))
    await tx.unsafe(`grant update (${column}) on ${table} to ${quoted(name)}`)
}

export interface Protection {
  /** whether the server's own role can neither change nor remove what is in the audit */
  protected: boolean
  /** what keeps it from being so, or how it could be undone; empty: nothing */
  weaknesses: string[]
}

interface Rights {
  login: string
  role: string
  superuser: boolean
  owns: boolean
  can: boolean
  column: boolean
  leaves: boolean
}

/** How well the audit is kept from the server itself; asked on one of its own connections. */
export async function auditProtection(db: Db): Promise<Protection> {
  const [rights] = await db<Rights[]>`
    select session_user as login, current_user as role, r.rolsuper as superuser,
      pg_has_role(c.relowner, 'MEMBER') as owns,
      has_table_privilege('audit', 'UPDATE, DELETE, TRUNCATE') as can,
      has_any_column_privilege('audit', 'UPDATE') as column,
      current_user <> session_user as leaves
    from pg_roles r, pg_class c where r.rolname = current_user and c.oid = 'audit'::regclass`
  if (!rights) throw new Error('every session has a role')
  const { login, role, superuser, owns, can, column, leaves } = rights
  const weaknesses = [
    superuser && `The server works as ${role}, a superuser, whom no right is kept from.`,
    !superuser && can && `The server works as ${role}, which may change or delete what is in the audit.`,
    !can && column && `The server works as ${role}, which may blank the addresses in the audit.`,
    !superuser &&
      owns &&
      `The server works as ${role}, which owns the audit and could give itself rights to it.`,
    leaves &&
      `The server logs in as ${login} and works as ${role}: who can run any statement could go back to ${login}. A login of its own keeps it from that (docs/operator.md).`,
  ].filter((text) => text !== false)
  return { protected: !superuser && !can, weaknesses }
}
