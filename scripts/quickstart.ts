/**
 * Runs the commands of the README's quickstart, word for word, against a running server and prints each exchange.
 * OCTOTABLE_URL names another server than the one of the README. Exits 1 when the booking is not confirmed.
 */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const README_URL = 'http://127.0.0.1:8080'

/** The shell blocks of the README's section "Quickstart". */
function commandsOf(readme: string): string[] {
  const section = /^## Quickstart$([\s\S]*?)^## /m.exec(readme)?.[1] ?? ''
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '')
}

const url = process.env['OCTOTABLE_URL'] ?? README_URL
const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
const commands = commandsOf(readme.replaceAll(README_URL, url))
if (commands.length === 0) throw new Error('the README has no quickstart')

const printing = commands
  .map((command) => `cat <<'COMMAND'\n\n${command}COMMAND\n${command}\necho`)
  .join('\n')
const shell = spawn('bash', ['-euo', 'pipefail', '-c', printing], { stdio: ['ignore', 'pipe', 'inherit'] })
let output = ''
shell.stdout.setEncoding('utf8').on('data', (text: string) => {
  output += text
  process.stdout.write(text)
})
shell.on('error', (error) => {
  process.stderr.write(`The quickstart needs bash and curl: ${error.message}\n`)
  process.exitCode = 1
})
shell.on('close', (status) => {
  const confirmed = output.match(/"status":"CONFIRMED"/g)?.length === 2
  if (status === 0 && confirmed)
    process.stdout.write('\nThe table is booked, and the guest was found by phone.\n')
  else {
    process.stderr.write(`\nThe quickstart failed (status ${status}). Does a server run at ${url}?\n`)
    process.exitCode = 1
  }
})
