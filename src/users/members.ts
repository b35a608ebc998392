import { recordAudit } from '../audit/record.ts'
import type { By, Ctx } from '../context.ts'
import type { Db, Tx } from '../db/sql.ts'
import { inTransaction, limitWaiting } from '../db/transaction.ts'
import { notFound, Refusal } from '../kernel/refusal.ts'
import type { Role } from './roles.ts'
import type { Member } from './schema.ts'

export async function listMembers(db: Db, property: number): Promise<Member[]> {
  return db<Member[]>`
    select u.id as user_id, u.username, u.email, m.role
    from memberships m join users u on u.id = m.user_id
    where m.property_id = ${property}
    order by u.username_key, u.id`
}

/** Who works at a property, locked: what is decided by them holds until the end. */
async function lockMembers(tx: Tx, property: number): Promise<Map<number, Role>> {
  await limitWaiting(tx)
  const rows = await tx<{ user_id: number; role: Role }[]>`
    select user_id, role from memberships where property_id = ${property} order by user_id for update`
  return new Map(rows.map(({ user_id, role }) => [user_id, role]))
}

/** The role of a member, where somebody else could own the property without them. */
function roleToGive(members: Map<number, Role>, user: number): Role {
  const role = members.get(user)
  if (role === undefined) throw notFound('Member', user)
  const owners = [...members.values()].filter((one) => one === 'OWNER').length
  if (role === 'OWNER' && owners === 1)
    throw new Refusal(
      'state_conflict',
      'This is the last owner of the restaurant. Make somebody else an owner first.',
    )
  return role
}

/** What this node remembers of roles is forgotten with the change; other nodes know it within a second. */
async function changeMembers<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(ctx, work)
  } finally {
    ctx.access.forget()
  }
}

export async function changeRole(
  ctx: Ctx,
  property: number,
  by: By,
  user: number,
  role: Role,
): Promise<Member[]> {
  return changeMembers(ctx, async (tx) => {
    const members = await lockMembers(tx, property)
    const before = role === 'OWNER' ? members.get(user) : roleToGive(members, user)
    if (before === undefined) throw notFound('Member', user)
    if (before !== role) {
      await tx`
        update memberships set role = ${role} where property_id = ${property} and user_id = ${user}`
      const detail = { from: before, to: role }
      await recordAudit(tx, {
        action: 'member.role_changed',
        property,
        ...by,
        subject: `user:${user}`,
        detail,
      })
    }
    return (await listMembers(tx, property)).filter((member) => member.user_id === user)
  })
}

export async function removeMember(ctx: Ctx, property: number, by: By, user: number): Promise<number> {
  return changeMembers(ctx, async (tx) => {
    const role = roleToGive(await lockMembers(tx, property), user)
    await tx`delete from memberships where property_id = ${property} and user_id = ${user}`
    await recordAudit(tx, {
      action: 'member.removed',
      property,
      ...by,
      subject: `user:${user}`,
      detail: { role },
    })
    return user
  })
}
