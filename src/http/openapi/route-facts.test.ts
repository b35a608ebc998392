import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Type } from 'typebox'
import { factsOf } from './route-facts.ts'

const ANYWHERE = ['headers_too_large', 'internal']
const WITH_TOKEN = [...ANYWHERE, 'unauthorized', 'unavailable', 'insufficient_scope', 'too_many_requests']
const OF_PROPERTY = [...WITH_TOKEN, 'property_header', 'property_forbidden', 'sandbox_expired']

const body = Type.Object({ name: Type.String() })
const params = Type.Object({ id: Type.Integer() })
const versioned = Type.Object({ data: Type.Array(Type.Object({ version: Type.Integer() })) })
const property = { access: 'property' } as const

test('factsOf · an open read without input · fails for faults of HTTP and of the server only', () => {
  const { access, faults, consumes, produces } = factsOf({ method: 'GET' })
  assert.equal(access, 'none')
  assert.deepEqual(faults, ANYWHERE)
  assert.deepEqual([consumes, produces], [['application/json'], 'application/json'])
})

test('factsOf · a token, the property header, ids in the path · each add what they are refused for', () => {
  const token = factsOf({ method: 'GET', config: { access: 'token' } })
  assert.deepEqual(token.faults, WITH_TOKEN)
  const one = factsOf({ method: 'GET', config: property, schema: { params } })
  assert.deepEqual(one.faults, [...OF_PROPERTY, 'not_found', 'validation'])
  // what an id without the header stands for, its route says
  const other = factsOf({ method: 'GET', config: { access: 'token' }, schema: { params } })
  assert.deepEqual(other.faults, [...WITH_TOKEN, 'validation'])
})

test('factsOf · a body · can be wrong, too large, and of another type where types are looked at', () => {
  const open = factsOf({ method: 'POST', schema: { body } })
  assert.deepEqual(open.faults, [...ANYWHERE, 'validation', 'payload_too_large'])
  const guarded = factsOf({ method: 'DELETE', config: { access: 'token' } })
  assert.deepEqual(guarded.faults, [...WITH_TOKEN, 'payload_too_large', 'unsupported_media_type'])
})

test('factsOf · a POST of a known caller · takes an Idempotency-Key', () => {
  const created = { response: { 201: versioned } }
  const { once, tagged, conditional, faults } = factsOf({ method: 'POST', config: property, schema: created })
  assert.deepEqual({ once, tagged, conditional }, { once: true, tagged: true, conditional: false })
  for (const fault of ['state_conflict', 'idempotency_key_reused', 'validation'] as const)
    assert.ok(faults.includes(fault), fault)
  assert.equal(factsOf({ method: 'POST', schema: created }).once, false)
  assert.equal(factsOf({ method: 'POST', config: property }).once, true)
  assert.equal(factsOf({ method: 'PUT', config: property, schema: created }).once, false)
})

test('factsOf · a versioned answer · has an ETag where it is one, and changes take If-Match', () => {
  const of = (method: string, schema: object) => {
    const { tagged, conditional } = factsOf({ method, schema, config: property })
    return [tagged, conditional]
  }
  const response = { 200: versioned }
  assert.deepEqual(of('GET', { response }), [false, false], 'a list')
  assert.deepEqual(of('GET', { response, params }), [true, false])
  assert.deepEqual(of('PUT', { response, params, body }), [true, true])
  const either = Type.Object({
    data: Type.Array(Type.Union([Type.Integer(), Type.Object({ version: Type.Integer() })])),
  })
  assert.deepEqual(of('DELETE', { response: { 200: either }, params }), [true, true], 'in one of its forms')
})

test('factsOf · errors of the route · come on top, each once', () => {
  const { faults } = factsOf({
    method: 'POST',
    schema: { body },
    config: { errors: ['validation', 'bad_email'] },
  })
  assert.deepEqual(faults, [...ANYWHERE, 'validation', 'payload_too_large', 'bad_email'])
})
