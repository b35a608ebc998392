/** The operator's command as it is called, as a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { inherited, ROOT, type Environment } from './process.ts'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

const DIRECT = [process.execPath, 'src/operator/main.ts']

/** Nothing of the developer's own configuration goes along; `command` is what the arguments are given to. */
export async function runOperator(
  args: string[],
  { env, input = '', command = DIRECT }: { env: Environment; input?: string; command?: string[] },
): Promise<Ran> {
  const [file = '', ...first] = command
  const child = spawn(file, [...first, ...args], {
    cwd: ROOT,
    env: { ...inherited(), ...env },
  })
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: Number(code), stdout, stderr }
}
