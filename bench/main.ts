/**
 * Measures the server as it is started by an operator, with client and PostgreSQL on the same machine, and prints a
 * table. `--short` gives a rough answer soon, `--only list` one part of it, `--write` puts the table into README.md.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { socketFolder } from '../src/db/embedded/socket.ts'
import { connect } from '../src/db/sql.ts'
import { createAccount } from '../test/support/server.ts'
import type { Bench } from './bench.ts'
import { contentionRows } from './rows/contention.ts'
import { listRows } from './rows/list.ts'
import { pageRows } from './rows/pages.ts'
import { reservationRows } from './rows/reservations.ts'
import { serverRows } from './rows/servers.ts'
import { slotRows } from './rows/slots.ts'
import { POOL, startChild, type Child } from './server.ts'
import { table, type Row } from './table.ts'

const MAIN = '../src/main.ts'
const README = path.join(import.meta.dirname, 'README.md')
const START = '<!-- result -->'
const END = '<!-- end -->'
const PARTS = {
  slots: slotRows,
  pages: pageRows,
  reservations: reservationRows,
  contention: contentionRows,
  list: listRows,
  servers: serverRows,
}
const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean' },
    write: { type: 'boolean' },
    only: { type: 'string', multiple: true },
  },
})

const report = (text: string) => process.stdout.write(`${text}\n`)

await using everything = new AsyncDisposableStack()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void everything.disposeAsync().finally(() => process.exit(1)))

const folder = await mkdtemp(path.join(tmpdir(), 'octotable-bench-'))
everything.defer(() => rm(folder, { recursive: true, force: true }))

async function start(): Promise<Child> {
  const child = await startChild(MAIN, { DATA_DIR: folder })
  everything.defer(() => child.stop())
  return child
}

async function measure(server: Child): Promise<Row[]> {
  const place = {
    host: socketFolder(path.join(folder, 'pg')),
    port: 5432,
    database: 'octotable',
    username: 'postgres',
  }
  const sql = connect({ target: place, max: POOL })
  try {
    const bench: Bench = {
      url: server.url,
      account: await createAccount(server),
      sql,
      databaseUrl: `postgres://${place.username}@localhost/${place.database}?host=${encodeURIComponent(place.host)}`,
      seconds: options.short ? 1.5 : 6,
    }
    const rows: Row[] = []
    for (const [part, measureRows] of Object.entries(PARTS)) {
      if (options.only && !options.only.includes(part)) continue
      const some = await measureRows(bench)
      for (const row of some) report(`${row.what}: ${row.result}`)
      rows.push(...some)
    }
    return rows
  } finally {
    await sql.end()
  }
}

async function memoryRow(server: Child): Promise<Row> {
  const { now, peak } = await server.memory()
  return {
    what: 'memory of the Node process after all this',
    result: `${now.toFixed(0)} MB, at most ${peak.toFixed(0)} MB`,
    goal: '< 250 MB',
    met: peak < 250,
  }
}

function startRow(what: string, { startedIn }: Child, seconds: number): Row {
  return {
    what,
    result: `${(startedIn / 1000).toFixed(2)} s`,
    goal: `< ${seconds} s`,
    met: startedIn < seconds * 1000,
  }
}

const busy = loadavg()[0] ?? 0
const first = await start()
const rows = await measure(first)
rows.push(await memoryRow(first))
await first.stop()
const second = await start()
rows.push(startRow('first start', first, 5), startRow('start with existing data', second, 2))
const machine = `${cpus().length} cores, client and PostgreSQL on the same machine`
const quiet =
  busy < 1
    ? ''
    : ` Other work ran there too (load average ${busy.toFixed(1)} before the start): look at the ratios only.`
const result = `${table(rows)}\n\nOn ${machine}.${quiet}\n`
report(`\n${result}`)

if (options.write) {
  const text = await readFile(README, 'utf8')
  const from = text.indexOf(START) + START.length
  await writeFile(README, `${text.slice(0, from)}\n\n${result}\n${text.slice(text.indexOf(END))}`)
}
