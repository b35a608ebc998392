import { Command } from 'commander'
import type { Sql } from '../db/sql.ts'
import { deleteDead, KEPT_DAYS } from '../sandbox/sweep.ts'
import { does, type Said } from './command.ts'
import { plainly } from './plainly.ts'

export function sandboxCommands(): Command {
  const group = new Command('sandbox').description('properties for trying things in')
  const purge = group
    .command('purge')
    .description(
      `deletes all sandboxes that expired ${KEPT_DAYS} days ago, which the server does by itself as well; 1 when one could not be deleted`,
    )
  does(purge, ({ sql }) => deleteAll(sql))
  return group
}

/** Goes on until there is none left that was not tried; how far it is goes beside the answer. */
async function deleteAll(sql: Sql): Promise<Said> {
  const deleted: number[] = []
  const failed: { id: number; reason: string }[] = []
  for (;;) {
    const round = await deleteDead({ sql }, 'operator', { passed: failed.map(({ id }) => id) })
    deleted.push(...round.deleted)
    failed.push(
      ...round.failed.map(({ property, error }) => ({
        id: property,
        reason: plainly(error) ?? String(error),
      })),
    )
    if (round.busy)
      return answer(deleted, failed, 'A server deletes sandboxes just now: try again when it has.')
    if (round.deleted.length + round.failed.length === 0) return answer(deleted, failed)
    process.stderr.write(`${deleted.length} deleted, ${failed.length} failed …\n`)
  }
}

function answer(deleted: number[], failed: { id: number; reason: string }[], left?: string): Said {
  const none = deleted.length + failed.length === 0 && left === undefined
  return {
    data: { deleted, failed, ...(left === undefined ? {} : { left }) },
    lines: [
      ...(none ? ['There was none to delete.'] : []),
      ...(deleted.length > 0 ? [`Deleted: ${deleted.join(', ')}`] : []),
      ...failed.map(({ id, reason }) => `Not deleted: ${id}: ${reason}`),
      ...(left === undefined ? [] : [left]),
    ],
    failed: failed.length > 0 || left !== undefined,
  }
}
