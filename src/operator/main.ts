import { CommanderError } from 'commander'
import { plainly } from './plainly.ts'
import { operatorProgram } from './program.ts'

try {
  await operatorProgram().parseAsync()
} catch (error) {
  const line = plainly(error)
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (line === undefined) throw error
  else {
    process.stderr.write(`${line}\n`)
    process.exitCode = 1
  }
}
