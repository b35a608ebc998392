/**
 * Runs the commands of a document, or of one section of it, word for word against a running server, and prints each
 * exchange: `node scripts/run-document.ts <file> [section]`. OCTOTABLE_URL names another server than the document.
 * What people do in a browser is a comment `<!-- sh`, which runs as well. A block may be followed by comments
 * `<!-- answers: text -->`; exits 1 when what the block prints does not have these texts in their order, or when a
 * command fails.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const DOCUMENT_URL = 'http://127.0.0.1:8080'
/** Stands before and after the output of each block. */
const MARK = '\x1e'

interface Step {
  command: string
  answers: string[]
}

function sectionOf(document: string, title: string | undefined): string {
  if (title === undefined) return document
  const section = document.split(/^## /m).find((one) => one.startsWith(`${title}\n`))
  if (section === undefined) throw new Error(`there is no section "${title}"`)
  return section
}

function stepsOf(text: string): Step[] {
  const blocks = text.matchAll(/^(?:```|<!-- )sh\n([\s\S]*?)^(?:```|-->)$((?:\s+<!-- answers: .* -->)*)/gm)
  return [...blocks].map(([, command = '', comments = '']) => ({
    command,
    answers: [...comments.matchAll(/answers: (.*) -->/g)].map(([, answer = '']) => answer),
  }))
}

/** All blocks in one shell, so that they share their variables; each is shown before it runs. */
function scriptOf(steps: Step[]): string {
  const mark = `printf '${MARK}'`
  const shown = steps.map(({ command }) =>
    [`cat <<'COMMAND'\n\n${command}COMMAND`, mark, command, `echo; ${mark}`].join('\n'),
  )
  // what the document starts in the background must not outlive it
  return ["trap 'kill $(jobs -p) 2>/dev/null || true' EXIT", ...shown].join('\n')
}

function runScript(script: string, cwd: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      process.stdout.write(text.replaceAll(MARK, ''))
    })
    shell.on('error', (error) => reject(new Error(`documents need bash and curl: ${error.message}`)))
    shell.on('close', (status) => resolve({ status, output }))
  })
}

/** The expected texts that are not there, each looked for after the one before. */
function missingIn(output: string, steps: Step[]): string[] {
  const printed = output.split(MARK).filter((_, n) => n % 2 === 1)
  return steps.flatMap(({ answers }, n) => {
    let from = 0
    return answers.filter((answer) => {
      const at = printed[n]?.indexOf(answer, from) ?? -1
      if (at >= 0) from = at + answer.length
      return at < 0
    })
  })
}

const [file = 'README.md', title] = process.argv.slice(2)
const url = process.env['OCTOTABLE_URL'] ?? DOCUMENT_URL
const document = await readFile(file, 'utf8')
const steps = stepsOf(sectionOf(document, title).replaceAll(DOCUMENT_URL, url))
if (steps.length === 0) throw new Error(`${file} has no commands to run`)

const folder = await mkdtemp(path.join(tmpdir(), 'octotable-document-'))
const { status, output } = await runScript(scriptOf(steps), folder)
await rm(folder, { recursive: true, force: true })

const missing = missingIn(output, steps)
for (const answer of missing) process.stderr.write(`\nNo answer says ${answer}\n`)
if (status === 0 && missing.length === 0) {
  process.stdout.write(`\nAll ${steps.length} blocks of ${file} ran, and answered as expected.\n`)
} else {
  process.stderr.write(`\n${file} failed (status ${status}). Does a server run at ${url}?\n`)
  process.exitCode = 1
}
