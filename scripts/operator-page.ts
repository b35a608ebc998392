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
    'Every command is in the audit log, as done by `operator`. Made from `src/operator/` by `npm run generate`.',
    '',
    '## A login for the server',
    '',
    'With `DATABASE_URL` the server logs in as the owner of the tables and works as the role `octotable_server`, which owns',
    'nothing and can only add to the audit log. `doctor` says so: who could run any statement could go back to the owner.',
    'To keep the owner from the server altogether, let it log in as that role:',
    '',
    '1. `DATABASE_URL=postgres://owner:…@host/octotable npm run -s octotable -- doctor` makes the schema and the role.',
    "2. `alter role octotable_server login password '…'`, in `psql` as the owner or an administrator.",
    '3. `DATABASE_URL=postgres://octotable_server:…@host/octotable npm start`. With it `doctor` finds nothing to say.',
    '',
    'After an update the first step comes again, before the server starts: it says so where the schema is not that of its',
    'version.',
    '',
    '## How a command ends',
    '',
    'The command ends with 0: done, 1: refused or failed, 2: wrong usage; `--json` answers for programs.',
    '',
    ...sections,
  ].join('\n')
}
