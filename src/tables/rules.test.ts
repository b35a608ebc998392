import { test } from 'node:test'
import assert from 'node:assert/strict'
import { Refusal } from '../kernel/refusal.ts'
import { changedTable, newTable, sameMembers } from './rules.ts'
import type { TableRow } from './schema.ts'

function tableRow(fields: Partial<TableRow>): TableRow {
  const plan = { shape: null, x: null, y: null, width: null, height: null, rotation: null }
  return {
    id: 1,
    room_id: 10,
    name: 'T',
    bookable: true,
    guests_min: 1,
    guests_max: 4,
    group: false,
    position: 0,
    kind: 'TABLE',
    table_ids: [],
    ...plan,
    ...fields,
  }
}

const one = tableRow({ id: 1, guests_min: 1, guests_max: 2 })
const two = tableRow({ id: 2, guests_min: 2, guests_max: 4 })
const both = tableRow({ id: 3, group: true, table_ids: [1, 2], guests_min: 3, guests_max: 6 })
const inRoom = [one, two, both]

const refuses = (act: () => unknown, field: string, message: RegExp) =>
  assert.throws(act, (error) => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.code, 'validation')
    assert.equal(error.detail.fields?.[0]?.path, field)
    assert.match(error.message, message)
    return true
  })

test('newTable · only a name · has the defaults', () => {
  const { id: _, ...expected } = tableRow({})
  assert.deepEqual(newTable(10, { name: 'T' }, []), expected)
})

test('newTable · bookable and its alias · bookable wins where they differ', () => {
  assert.equal(newTable(10, { name: 'T', online: false }, []).bookable, false)
  assert.equal(newTable(10, { name: 'T', online: false, bookable: true }, []).bookable, true)
})

test('newTable · a group · seats the sums of its members, sorted and each once', () => {
  const group = newTable(10, { name: 'G', group: true, table_ids: [2, 1, 2] }, inRoom)
  assert.deepEqual([group.table_ids, group.guests_min, group.guests_max], [[1, 2], 3, 6])
})

test('newTable · a group of large tables · seats a thousand at most', () => {
  const large = [tableRow({ id: 1, guests_max: 700 }), tableRow({ id: 2, guests_max: 700 })]
  assert.equal(newTable(10, { name: 'G', group: true, table_ids: [1, 2] }, large).guests_max, 1000)
})

test('newTable · members that make no group · are refused by name', () => {
  const group = (table_ids?: number[]) => () =>
    newTable(10, { name: 'G', group: true, ...(table_ids ? { table_ids } : {}) }, inRoom)
  refuses(group(), 'table_ids', /at least two/)
  refuses(group([1, 1]), 'table_ids', /at least two/)
  refuses(group([1, 99]), 'table_ids', /no table with id 99/)
  refuses(group([1, 3]), 'table_ids', /3 is a group/)
  refuses(() => newTable(10, { name: 'T', table_ids: [1, 2] }, inRoom), 'table_ids', /only a group/)
})

test('newTable · guests_max below guests_min · is refused, also by a default', () => {
  refuses(
    () => newTable(10, { name: 'T', guests_min: 3, guests_max: 2 }, []),
    'guests_max',
    /at least guests_min/,
  )
  refuses(
    () => newTable(10, { name: 'T', guests_min: 5 }, []),
    'guests_max',
    /4 must be at least guests_min, 5/,
  )
})

test('changedTable · nothing sent · nothing changed', () => {
  for (const row of inRoom) assert.deepEqual(changedTable(row, {}, inRoom), row)
})

test('changedTable · null · returns to the defaults, for a group to the sums', () => {
  const row = tableRow({ guests_max: 9, shape: 'round', bookable: false, position: 4 })
  const cleared = changedTable(row, { guests_max: null, shape: null, online: null, position: null }, inRoom)
  assert.deepEqual(cleared, tableRow({}))
  assert.equal(changedTable({ ...both, guests_max: 8 }, { guests_max: null }, inRoom).guests_max, 6)
})

test('changedTable · group · can only be sent as it is', () => {
  assert.equal(changedTable(one, { group: false }, inRoom).group, false)
  assert.equal(changedTable(one, { group: null }, inRoom).group, false)
  assert.equal(changedTable(both, { group: true }, inRoom).group, true)
  refuses(() => changedTable(one, { group: true, table_ids: [1, 2] }, inRoom), 'group', /cannot be changed/)
  refuses(() => changedTable(both, { group: null }, inRoom), 'group', /cannot be changed/)
})

test('changedTable · a group in a room without its members · is refused', () => {
  refuses(() => changedTable(both, { room_id: 11 }, []), 'table_ids', /no table with id 1/)
})

test('sameMembers · other members · differ', () => {
  assert.ok(sameMembers(both, changedTable(both, { table_ids: [2, 1] }, inRoom)))
  assert.ok(!sameMembers(both, { ...both, table_ids: [1, 3] }))
  assert.ok(!sameMembers(both, { ...both, table_ids: [1] }))
})
