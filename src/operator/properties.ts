import { Command } from 'commander'
import { recordAudit } from '../audit/record.ts'
import { inTransaction, lockSetup } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import { listAllProperties, markPropertyDisabled, markPropertyApproved } from '../properties/store.ts'
import { does, table, type Operator } from './command.ts'

export function propertyCommands(): Command {
  const group = new Command('property').description('restaurants and sandboxes')
  const list = group
    .command('list')
    .option('--pending', 'only those that wait for approval')
    .description('all properties, the newest first')
  does(list, async ({ sql }, _args, { pending }) => {
    const all = await listAllProperties(sql)
    const shown = pending ? all.filter((one) => one.status === 'PENDING') : all
    const rows = shown.map((one) => [String(one.id), one.status, one.sandbox ? 'sandbox' : 'live', one.name])
    return { data: shown, lines: table([['id', 'status', 'kind', 'name'], ...rows]) }
  })
  const approve = group
    .command('approve')
    .argument('<id>')
    .description('lets a property that waits for approval begin')
  does(approve, (operator, [id = '']) => change(operator, id, 'approved'))
  const disable = group
    .command('disable')
    .argument('<id>')
    .description('takes a property out of use, whatever it has; its reservations are kept')
  does(disable, (operator, [id = '']) => change(operator, id, 'disabled'))
  return group
}

const CHANGES = {
  approved: { mark: markPropertyApproved, from: 'waits for approval', action: 'property.approved' },
  disabled: { mark: markPropertyDisabled, from: 'is in use', action: 'property.disabled' },
} as const

async function change({ sql }: Operator, text: string, to: keyof typeof CHANGES) {
  const { mark, from, action } = CHANGES[to]
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
  await inTransaction({ sql }, async (tx) => {
    await lockSetup(tx, id)
    if (!(await mark(tx, id)))
      throw new Refusal('state_conflict', `There is no property ${text} that ${from}. See: property list`)
    await recordAudit(tx, { action, property: id, actor: 'operator' })
  })
  return { data: { id, [to]: true }, lines: [`Property ${id} is ${to}.`] }
}
