/** Small arbitraries and choices that the generators share. */
import * as fc from 'fast-check'

export type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never

/** `usual` so many times as often as another one. */
export const mostly = <T>(usual: T, other: fc.Arbitrary<T>, times = 4): fc.Arbitrary<T> =>
  fc.oneof({ weight: times, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })

export const flag = (usual: boolean, times = 7): fc.Arbitrary<boolean> =>
  mostly(usual, fc.constant(!usual), times)

/** Where a number stands for one of some things. */
export function nth<T>(things: T[], n: number): T {
  const thing = things[n % things.length]
  if (thing === undefined) throw new Error('there is nothing to choose from')
  return thing
}

/** Those of some things for which numbers stand, each once. */
export const several = <T>(things: T[], numbers: number[]): T[] => [
  ...new Set(numbers.map((n) => nth(things, n))),
]

/** null for all of them, else some. */
export const someOrAll = (times = 4): fc.Arbitrary<number[] | null> =>
  mostly<number[] | null>(null, fc.uniqueArray(fc.nat(5), { maxLength: 3 }), times)

/** Distinct ids in no order, for so many things. */
export const idsFor = (count: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(
    Array.from({ length: 2 * count }, (_, n) => n + 1),
    { minLength: count, maxLength: count },
  )
