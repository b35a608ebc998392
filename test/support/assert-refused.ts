import assert from 'node:assert/strict'
import type { Answer } from './server.ts'

/** An error answer with that status and code, and a message that says what was wrong. */
export function assertRefused(answer: Answer, status: number, code: string, message: RegExp): void {
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  assert.equal(answer.body.error.code, code)
  assert.match(answer.body.message, message)
}
