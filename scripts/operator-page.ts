/** `docs/operator.md`: what the operator's command can do, from its own help. */
import type { Command } from 'commander'
import { operatorProgram } from '../src/operator/program.ts'

/** Columns of a terminal, whatever the one is in which this runs. */
const WIDTH = 100

function helpOf(command: Command): string {
  command.configureHelp({ helpWidth: WIDTH })
  return command.helpInformation().trimEnd()
}

const sectionOf = (name: string, command: Command): string[] => [
  `## ${name}`,
  '',
  '```',
  helpOf(command),
  '```',
  '',
]

export function operatorPage(): string {
  const program = operatorProgram()
  const sections = program.commands.flatMap((group) =>
    group.commands.length === 0
      ? sectionOf(group.name(), group)
      : group.commands.flatMap((command) => sectionOf(`${group.name()} ${command.name()}`, command)),
  )
  return [
    "# The operator's command",
    '',
    '`npm run -s octotable -- <command>`, where the server runs and with its environment variables. It reaches the database of',
    'a running server, and starts the embedded one for itself where no server runs. Running servers know within a second.',
    'Changes are in the audit log, as done by `operator`. Made from `src/operator/` by `npm run generate`.',
    '',
    'The command ends with 0: done, 1: refused or failed, 2: wrong usage; `--json` answers for programs.',
    '',
    ...sections,
  ].join('\n')
}
