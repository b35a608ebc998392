import { CommanderError } from 'commander'
import { Refusal } from '../kernel/refusal.ts'
import { StartupProblem } from '../kernel/startup-problem.ts'
import { operatorProgram } from './program.ts'

try {
  await operatorProgram().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof Refusal || error instanceof StartupProblem) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  } else throw error
}
