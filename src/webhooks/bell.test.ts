import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Bell } from './bell.ts'

const LONG = 60_000
const never = () => new AbortController().signal

test('heard · rung while waiting, or since the last time · at once', async () => {
  const bell = new Bell()
  const heard = bell.heard(LONG, never())
  bell.ring()
  await heard
  bell.ring()
  bell.ring()
  await bell.heard(LONG, never())
})

test('heard · not rung · after the time, and one ring is heard once', async () => {
  const bell = new Bell()
  bell.ring()
  await bell.heard(LONG, never())
  const began = performance.now()
  await bell.heard(30, never())
  assert.ok(performance.now() - began > 20)
})

test('heard · given up before or meanwhile · at once', async () => {
  const bell = new Bell()
  await bell.heard(LONG, AbortSignal.abort())
  const stopping = new AbortController()
  const heard = bell.heard(LONG, stopping.signal)
  stopping.abort()
  await heard
})
