import { Command } from 'commander'
import { recordAudit } from '../audit/record.ts'
import { disableClient, listClients } from '../clients/store.ts'
import { inTransaction } from '../db/transaction.ts'
import { notFound } from '../kernel/refusal.ts'
import { does, table } from './command.ts'

export function clientCommands(): Command {
  const group = new Command('client').description('software that calls the API')
  does(group.command('list').description('all clients, the newest first'), async ({ sql }) => {
    const clients = await listClients(sql)
    const rows = clients.map((one) => [
      String(one.id),
      one.client_id,
      one.created_at.slice(0, 10),
      one.disabled ? 'disabled' : 'enabled',
      String(one.properties),
    ])
    return { data: clients, lines: table([['id', 'client id', 'created', 'state', 'properties'], ...rows]) }
  })
  const disable = group
    .command('disable')
    .argument('<client-id>', 'its public id, or its number')
    .description('its tokens stop working within a second, and it gets no new ones')
  does(disable, async ({ sql }, [name = '']) => {
    const id = await inTransaction({ sql }, async (tx) => {
      const id = await disableClient(tx, name)
      if (id === undefined) throw notFound('Enabled client', name)
      await recordAudit(tx, { action: 'client.disabled', actor: 'operator', subject: `client:${id}` })
      return id
    })
    return { data: { id }, lines: [`Client ${id} is disabled.`] }
  })
  return group
}
