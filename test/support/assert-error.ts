import assert from 'node:assert/strict'
import type { Answer } from './server.ts'

/** What the inside of the server is made of, and no answer may show. */
const INSIDE =
  /node_modules|\.[jt]s:\d|\n\s+at |\bFST_|\bHPE_|\bERR_|\bselect\b.+\bfrom\b|insert into|violates|relation "|constraint|postgres|sqlstate|\bRefusal\b|TypeError|\bundefined\b|\[object /i

const codeOf = (className: string) =>
  className
    .replace(/Exception$/, '')
    .replace(/\B[A-Z]/g, '_$&')
    .toUpperCase()

const namesOf = (value: object) => Object.keys(value).sort()

/** The one shape of errors (`api.md`, section 1.6), exactly. */
export function assertErrorShape({ headers, body }: Answer): void {
  const text = JSON.stringify(body)
  assert.equal(headers.get('content-type'), 'application/json; charset=utf-8')
  assert.deepEqual(namesOf(body), ['error', 'message', 'success'], text)
  assert.equal(body.success, false)
  const { fields, reason, alternatives, scope, ...always } = body.error
  assert.deepEqual(namesOf(always), ['class_name', 'code', 'message', 'request_id'], text)
  assert.equal(body.error.message, body.message)
  assert.ok(body.message.length > 10, text)
  assert.equal(body.error.code, codeOf(body.error.class_name))
  assert.equal(body.error.request_id, headers.get('x-request-id'))
  assert.doesNotMatch(text, INSIDE)
  assert.equal(scope !== undefined, body.error.class_name === 'InsufficientScopeException', text)
  if (reason !== undefined) assert.match(reason, /^[a-z_]+$/)
  if (alternatives !== undefined) assert.ok(Array.isArray(alternatives) && reason !== undefined, text)
  for (const field of fields ?? []) {
    assert.deepEqual(namesOf(field), ['message', 'path'], text)
    assert.ok(field.path !== '' && field.message !== '', text)
  }
}

/** An error of that class and status, with the headers that belong to it. */
export function assertError(answer: Answer, status: number, className: string, what = ''): void {
  assert.equal(answer.status, status, `${what}: ${JSON.stringify(answer.body)}`)
  assertErrorShape(answer)
  assert.equal(answer.body.error.class_name, className, what)
}

/** A 400 that names the field. */
export function assertField(answer: Answer, path: string, what = path): void {
  assertError(answer, 400, 'ValidationException', what)
  const paths = answer.body.error.fields?.map((field: { path: string }) => field.path) ?? []
  assert.ok(paths.includes(path), `${what}: ${JSON.stringify(answer.body)}`)
}
