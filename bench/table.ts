/** The result: one row a figure, beside its ceiling and its goal. */
import { percentile, type Measured } from './load.ts'

export interface Row {
  what: string
  result: string
  /** milliseconds */
  p50?: number
  p99?: number
  /** what the same machine can do at most, measured in the same run */
  ceiling?: string
  /** the result as a share, or a multiple, of that */
  ratio?: string
  goal: string
  met: boolean
}

export const thousands = (n: number): string => Math.round(n).toLocaleString('en')
export const perSecond = (n: number): string => `${thousands(n)}/s`
export const times = (measured: Measured) => ({
  p50: percentile(measured, 0.5),
  p99: percentile(measured, 0.99),
})

const ms = (time: number | undefined) =>
  time === undefined ? '' : `${time < 10 ? time.toFixed(1) : thousands(time)} ms`

const COLUMNS = ['what', 'result', 'p50', 'p99', 'ceiling', 'ratio', 'goal', 'met']

export function table(rows: Row[]): string {
  const cells = rows.map(({ what, result, p50, p99, ceiling = '', ratio = '', goal, met }) => [
    what,
    result,
    ms(p50),
    ms(p99),
    ceiling,
    ratio,
    goal,
    met ? 'yes' : '**no**',
  ])
  const all = [COLUMNS, ...cells]
  const widths = COLUMNS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`
  return [line(COLUMNS), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n')
}
