import { Command } from 'commander'
import { deleteDead, KEPT_DAYS } from '../sandbox/sweep.ts'
import { does, QUIET } from './command.ts'

export function sandboxCommands(): Command {
  const group = new Command('sandbox').description('properties for trying things in')
  const purge = group
    .command('purge')
    .description(
      `deletes sandboxes that expired ${KEPT_DAYS} days ago, which the server does by itself as well`,
    )
  does(purge, async ({ sql }) => {
    const deleted = await deleteDead({ sql, log: QUIET }, 'operator')
    const none = deleted.length === 0
    return {
      data: { deleted },
      lines: [none ? 'There was none to delete.' : `Deleted: ${deleted.join(', ')}`],
    }
  })
  return group
}
