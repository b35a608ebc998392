/** Weekdays on the wire and in the database. */
import { fieldRefusal } from '../kernel/refusal.ts'
import { DAYS } from './schema.ts'

/** ISO weekday by every name that is taken: full names and their first three letters. */
const NUMBERS = new Map<string, number>([
  ...DAYS.flatMap((name, n): [string, number][] => [
    [name, n + 1],
    [name.slice(0, 3), n + 1],
  ]),
  // the public documentation's spelling of Wednesday
  ['WEN', 3],
])

/** Names to ISO weekdays, ascending, each once. */
export function readDays(names: string[]): number[] {
  const numbers = names.map((name) => {
    const number = NUMBERS.get(name.toUpperCase())
    if (number === undefined)
      throw fieldRefusal(
        'validation',
        'days_of_week',
        `${name} is no day; send SUN MON TUE WEN THU FRI SAT or full names`,
      )
    return number
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

export const dayNames = (numbers: number[]) => DAYS.filter((_, n) => numbers.includes(n + 1))
