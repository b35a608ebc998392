import { test } from 'node:test'
import assert from 'node:assert/strict'
import { ANSWERS } from '../errors.ts'
import { errorAnswers, errorComponents } from './error-answers.ts'
import { MEANINGS, type Fault } from './meanings.ts'

test('errorAnswers · faults of one status · are one reference that names their classes', () => {
  assert.deepEqual(errorAnswers(['not_found', 'bad_email', 'validation']), {
    400: {
      $ref: '#/components/responses/BadRequest',
      description: '`BadEmailException`, `ValidationException`',
    },
    404: { $ref: '#/components/responses/NotFound', description: '`ResourceNotFoundException`' },
  })
})

test('errorComponents · all faults · are one component a status, which says when each class comes', () => {
  const faults = Object.keys(MEANINGS).filter((name): name is Fault => name in MEANINGS)
  const components = errorComponents([...faults, ...faults])
  const statuses = new Set([...Object.values(ANSWERS).map(([status]) => status), 431, 500])
  assert.equal(Object.keys(components).length, statuses.size)
  const words = Object.values(components)
    .map(({ description }) => description)
    .join('\n')
  for (const [, className] of Object.values(ANSWERS))
    assert.equal(
      words.match(new RegExp(`^- \`${className}\`: `, 'gm'))?.length,
      className === 'PayloadTooLargeException' ? 2 : 1,
    )
})

test('errorComponents · its examples · are errors as they are answered', () => {
  const { NotFound } = errorComponents(['not_found'])
  const message = 'Room with id 213092342 not found'
  const { value } = NotFound?.content['application/json']?.examples?.['ResourceNotFoundException'] ?? {}
  assert.partialDeepStrictEqual(value, {
    success: false,
    message,
    error: { code: 'RESOURCE_NOT_FOUND', message, class_name: 'ResourceNotFoundException' },
  })
})
