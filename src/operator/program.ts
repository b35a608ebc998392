import { Command } from 'commander'
import { clientCommands } from './clients.ts'
import { doctorCommand } from './doctor.ts'
import { keyCommands } from './keys.ts'
import { mailCommands } from './mails.ts'
import { propertyCommands } from './properties.ts'
import { sandboxCommands } from './sandboxes.ts'
import { userCommands } from './users.ts'

/** All commands; it reads the same environment variables as the server. */
export function operatorProgram(): Command {
  const program = new Command('octotable').description(
    'Looks after a server: run it where the server runs, with the same environment variables.\n' +
      'Ends with 0: done, 1: refused or failed, 2: wrong usage.',
  )
  for (const group of [
    clientCommands(),
    propertyCommands(),
    userCommands(),
    keyCommands(),
    sandboxCommands(),
    mailCommands(),
    doctorCommand(),
  ])
    program.addCommand(group)
  // groups made on their own do not inherit it
  for (const group of program.commands)
    for (const command of [group, ...group.commands]) command.exitOverride()
  return program.exitOverride()
}
