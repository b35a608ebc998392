import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, integer, property, record } from 'fast-check'
import { at, loadedAt, room, service, setupOf, table } from '../../test/support/setup.ts'
import { toWall } from '../kernel/time.ts'
import { choicesOf, choiceTogether, type Choice } from './choices.ts'
import { isFree } from './free.ts'
import type { Loaded } from './party.ts'
import { prepare } from './prepare.ts'
import { betterSeating, makeRoom, takenAfter, type Move, type Seated } from './reseat.ts'
import type { Setup } from './setup.ts'

const DATE = '2026-06-10'
const NOW = at('2026-06-01', '12:00')
const dinner = service({ stay_by_pax: [] })

const wallOf = (at: number) => {
  const { day, second } = toWall('Europe/Rome', at)
  return { day, minute: second / 60 }
}

const choiceOf = (setup: Setup, id: number): Choice => {
  const choice = choicesOf(setup).find(({ table_ids }) => table_ids[0] === id)
  assert.ok(choice)
  return choice
}

function seat(setup: Setup, reservation_id: number, tableId: number, pax: number, time: string): Seated {
  const start = at(DATE, time)
  const choice = choiceOf(setup, tableId)
  return {
    reservation_id,
    channel: 'OCTOTABLE_BOOK',
    pax,
    service: dinner,
    when: wallOf(start),
    start,
    end: start + 3600,
    choice,
  }
}

const takenBy = (parties: Seated[]): Loaded =>
  loadedAt(
    NOW,
    parties.flatMap(({ reservation_id, start, end, choice }) =>
      choice.occupies.map((table_id) => ({ table_id, from: start, to: end, reservation_id })),
    ),
  )

const noWorth = () => 0
const shown = (moves: Move[]) => moves.map(({ seated, to }) => [seated.reservation_id, to.table_ids])
const byId = (parties: Seated[]) => new Map(parties.map((party) => [party.reservation_id, party]))

const threeSizes = setupOf({
  tables: [table({ id: 2, guests_max: 2 }), table({ id: 4, guests_max: 4 }), table({ id: 6, guests_max: 6 })],
})

test('betterSeating · two at a table for six, another free · they get the small one', () => {
  const parties = [seat(threeSizes, 1, 6, 2, '20:00')]
  assert.deepEqual(shown(betterSeating(threeSizes, takenBy(parties), parties, noWorth)), [[1, [2]]])
})

test('betterSeating · two who have each other’s table · are exchanged', () => {
  const parties = [seat(threeSizes, 1, 4, 2, '20:00'), seat(threeSizes, 2, 6, 4, '20:30')]
  assert.deepEqual(shown(betterSeating(threeSizes, takenBy(parties), parties, noWorth)), [
    [1, [2]],
    [2, [4]],
  ])
})

test('betterSeating · a party that may not move is in the way · the others keep to what is free', () => {
  const pinned = seat(threeSizes, 9, 2, 2, '20:00')
  const parties = [seat(threeSizes, 1, 6, 2, '20:00')]
  const moves = betterSeating(threeSizes, takenBy([pinned, ...parties]), parties, noWorth)
  assert.deepEqual(shown(moves), [[1, [4]]])
})

test('betterSeating · nothing to be won · nobody moves', () => {
  const parties = [seat(threeSizes, 1, 2, 2, '20:00'), seat(threeSizes, 2, 4, 3, '20:00')]
  assert.deepEqual(betterSeating(threeSizes, takenBy(parties), parties, noWorth), [])
})

const twoRooms = setupOf({
  rooms: [room({ id: 1 }), room({ id: 2 })],
  tables: [table({ id: 6, guests_max: 6 }), table({ id: 2, guests_max: 2, room_id: 2 })],
})

test('betterSeating · a better table in another room · is not taken: the guests asked for theirs', () => {
  const parties = [seat(twoRooms, 1, 6, 2, '20:00')]
  assert.deepEqual(betterSeating(twoRooms, takenBy(parties), parties, noWorth), [])
})

const wantedBy = (setup: Setup, pax: number, time: string) => {
  const start = at(DATE, time)
  const { choices } = prepare(setup, { channel: 'OCTOTABLE_BOOK', pax, service: dinner, room_id: 1 })
  return { choices, start, end: start + 3600 }
}

test('makeRoom · two sit at the only table for six · they move and six may come', () => {
  const parties = [seat(threeSizes, 1, 6, 2, '20:00')]
  const made = makeRoom(threeSizes, takenBy(parties), wantedBy(threeSizes, 6, '20:00'), byId(parties), 3)
  assert.deepEqual(made?.choice.table_ids, [6])
  assert.deepEqual(shown(made.moves), [[1, [2]]])
})

const joining = (auto_group: boolean) =>
  setupOf({
    rooms: [room({ id: 1, auto_group })],
    tables: [
      [2, 2],
      [3, 2],
      [4, 3],
      [6, 6],
    ].map(([id = 0, guests_max = 0]) => table({ id, guests_max })),
  })

test('makeRoom · who is in the way fits at joined tables only · moves there, where the room joins them for its channel', () => {
  const party = seat(joining(true), 1, 6, 4, '20:00')
  const ask = (auto_group: boolean, parties: Seated[], others: Seated[] = []) => {
    const setup = joining(auto_group)
    const loaded = takenBy([...parties, ...others])
    return makeRoom(setup, loaded, wantedBy(setup, 6, '20:00'), byId(parties), 3)
  }
  assert.deepEqual(shown(ask(true, [party])?.moves ?? []), [[1, [2, 3]]])
  assert.equal(ask(false, [party]), undefined)
  assert.equal(ask(true, [{ ...party, channel: 'OCTOTABLE_ADMIN' }]), undefined)
  const beside = seat(joining(true), 2, 3, 2, '20:30')
  assert.deepEqual(shown(ask(true, [party], [beside])?.moves ?? []), [[1, [2, 4]]])
})

test('betterSeating · at joined tables with a spare seat, better ones are free · these are joined, and a table comes first', () => {
  const setup = joining(true)
  const at = (ids: number[], pax: number) => ({
    ...seat(setup, 1, 6, pax, '20:00'),
    choice: choiceTogether(
      1,
      ids.flatMap((id) => setup.tables.get(id) ?? []),
    ),
  })
  const other = seat(setup, 2, 6, 6, '20:00')
  const better = (party: Seated, fixed: Seated[]) =>
    shown(betterSeating(setup, takenBy([party, ...fixed]), [party], noWorth))
  assert.deepEqual(better(at([2, 4], 4), [other]), [[1, [2, 3]]])
  assert.deepEqual(better(at([2, 4], 3), [other]), [[1, [4]]])
  assert.deepEqual(better(at([2, 3], 4), [other]), [])
})

test('makeRoom · needs a chain of moves · as many as are allowed, and none more', () => {
  // four sit at the six, two at the four, the two is free: both have to move
  const parties = [seat(threeSizes, 1, 6, 4, '20:00'), seat(threeSizes, 2, 4, 2, '20:00')]
  const ask = (most: number) =>
    makeRoom(threeSizes, takenBy(parties), wantedBy(threeSizes, 6, '20:00'), byId(parties), most)
  assert.equal(ask(1), undefined)
  assert.deepEqual(shown(ask(2)?.moves ?? []), [
    [1, [4]],
    [2, [2]],
  ])
})

test('makeRoom · who is in the way may not be moved · there is no room', () => {
  const parties = [seat(threeSizes, 1, 6, 2, '20:00')]
  assert.equal(
    makeRoom(threeSizes, takenBy(parties), wantedBy(threeSizes, 6, '20:00'), new Map(), 3),
    undefined,
  )
})

const generated = record({
  sizes: array(integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 7 }),
  parties: array(
    record({
      pax: integer({ min: 1, max: 8 }),
      half: integer({ min: 0, max: 6 }),
      movable: integer({ min: 0, max: 3 }),
    }),
    { maxLength: 14 },
  ),
})

/** A room whose parties got any free table that fits, the last one first: seldom the best. */
function seatedBadly({
  sizes,
  parties,
}: {
  sizes: number[]
  parties: { pax: number; half: number; movable: number }[]
}) {
  const setup = setupOf({ tables: sizes.map((guests_max, n) => table({ id: n + 1, guests_max })) })
  const seated: Seated[] = []
  for (const [n, { pax, half }] of parties.entries()) {
    const start = at(DATE, '19:00') + half * 1800
    const choice = choicesOf(setup)
      .toReversed()
      .find((one) => one.guests_max >= pax && isFree(takenBy(seated), one, start, start + 3600))
    if (choice)
      seated.push({
        reservation_id: n + 1,
        channel: 'OCTOTABLE_BOOK',
        pax,
        service: dinner,
        when: wallOf(start),
        start,
        end: start + 3600,
        choice,
      })
  }
  const movable = seated.filter(({ reservation_id }) => (parties[reservation_id - 1]?.movable ?? 0) > 0)
  return { setup, seated, movable }
}

/** No table is taken twice, everybody has a table that fits, and who may not move has not. */
function assertSound(setup: Setup, seated: Seated[], movable: Seated[], moves: Move[], loaded: Loaded): void {
  const after = takenAfter(setup, loaded, moves)
  for (const occupations of after.taken.values())
    for (const [n, one] of occupations.entries())
      assert.ok(n === 0 || (occupations[n - 1]?.to ?? 0) <= one.from, 'two parties at one table')
  for (const { seated: party, to } of moves) {
    assert.ok(movable.includes(party))
    assert.ok(to.guests_min <= party.pax && party.pax <= to.guests_max)
  }
  const count = (of: Loaded) => [...of.taken.values()].reduce((sum, list) => sum + list.length, 0)
  assert.equal(count(after), seated.length)
}

test('betterSeating · generated rooms · sound, and never more spare seats', () => {
  check(
    property(generated, (room) => {
      const { setup, seated, movable } = seatedBadly(room)
      const loaded = takenBy(seated)
      const moves = betterSeating(setup, loaded, movable, noWorth)
      assertSound(setup, seated, movable, moves, loaded)
      const won = moves.reduce(
        (sum, { seated: { choice }, to }) => sum + choice.guests_max - to.guests_max,
        0,
      )
      assert.ok(won > 0 || moves.length === 0)
    }),
    { numRuns: 300 },
  )
})

test('makeRoom · generated rooms · sound, at most three moves, and the newcomer has a free table', () => {
  let made = 0
  check(
    property(generated, integer({ min: 1, max: 8 }), (room, pax) => {
      const { setup, seated, movable } = seatedBadly(room)
      const loaded = takenBy(seated)
      const wanted = wantedBy(setup, pax, '20:00')
      if (wanted.choices.some((choice) => isFree(loaded, choice, wanted.start, wanted.end))) return
      const roomMade = makeRoom(setup, loaded, wanted, byId(movable), 3)
      if (!roomMade) return
      made++
      assert.ok(roomMade.moves.length <= 3)
      assertSound(setup, seated, movable, roomMade.moves, loaded)
      const after = takenAfter(setup, loaded, roomMade.moves)
      assert.ok(isFree(after, roomMade.choice, wanted.start, wanted.end))
    }),
    { numRuns: 500 },
  )
  assert.ok(made > 0, 'the generator makes rooms that can be helped')
})

test('makeRoom · a hold that has lapsed beside the party in the way · only the party has to move', () => {
  const [inTheWay] = [seat(threeSizes, 1, 6, 2, '20:00')]
  assert.ok(inTheWay)
  const { start, end } = inTheWay
  const loaded = takenBy([inTheWay])
  const lapsed = { table_id: 6, from: end, to: end + 3600, hold_id: 1, lapses_at: NOW }
  loaded.taken.set(6, [...(loaded.taken.get(6) ?? []), lapsed])
  const wanted = { choices: [choiceOf(threeSizes, 6)], start: start + 1800, end: end + 1800 }
  const made = makeRoom(threeSizes, loaded, wanted, byId([inTheWay]), 1)
  assert.deepEqual(made && shown(made.moves), [[1, [2]]])
})
