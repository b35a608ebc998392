import { execFile, type ExecFileOptions } from 'node:child_process'
import { reasonOf } from './reason.ts'

export type RunResult = { ok: true; stdout: string } | { ok: false; reason: string }

/** Runs a program to its end. A program that fails or does not exist is an answer, not an exception. */
export function run(
  file: string,
  args: readonly string[],
  options: ExecFileOptions = {},
): Promise<RunResult> {
  return new Promise((resolve) => {
    execFile(file, args, { ...options, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) resolve({ ok: true, stdout })
      else resolve({ ok: false, reason: lastLine(stderr) ?? reasonOf(error) })
    })
  })
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim() || undefined
}
