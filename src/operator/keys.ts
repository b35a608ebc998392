import { Command } from 'commander'
import { rotateKeys } from '../oauth/keys.ts'
import { does } from './command.ts'

export function keyCommands(): Command {
  const group = new Command('keys').description('what access tokens are signed with')
  const rotate = group
    .command('rotate')
    .description('makes a new signing key; tokens of the former one stay good until they expire')
  does(rotate, async ({ sql, config }) => {
    const kid = await rotateKeys(sql, config, { actor: 'operator' })
    return { data: { kid }, lines: [`New tokens are signed with the key ${kid}.`] }
  })
  return group
}
