/** Counts the statements that a server sends to PostgreSQL, by reading what passes (documentation, section 54.7). */
import { connect, createServer } from 'node:net'

const HEAD = 5

/** One connection's messages to the server: the first has no type, each other one a letter and its length. */
class Messages {
  readonly #onType: (type: string) => void
  #rest: Buffer = Buffer.alloc(0)
  #started = false

  constructor(onType: (type: string) => void) {
    this.#onType = onType
  }

  take(chunk: Buffer): void {
    let data = Buffer.concat([this.#rest, chunk])
    for (;;) {
      const typed = this.#started ? 1 : 0
      if (data.length < HEAD) break
      const length = typed + data.readInt32BE(typed)
      if (data.length < length) break
      if (this.#started) this.#onType(data.toString('latin1', 0, 1))
      this.#started = true
      data = data.subarray(length)
    }
    this.#rest = data
  }
}

export interface StatementCounter {
  /** the database's address with the counter in between */
  url: string
  /** How many statements were run meanwhile, whoever asked for them. */
  during(work: () => Promise<unknown>): Promise<number>
  stop(): Promise<void>
}

/** In front of the database of that address, which is on a unix socket. */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl)
  const socket = `${target.searchParams.get('host') ?? ''}/.s.PGSQL.${target.port || '5432'}`
  let count = 0
  const server = createServer((near) => {
    const far = connect(socket)
    const messages = new Messages((type) => {
      // Execute of a prepared statement, and a simple query
      if (type === 'E' || type === 'Q') count++
    })
    near.on('data', (chunk: Buffer) => {
      messages.take(chunk)
      far.write(chunk)
    })
    far.on('data', (chunk: Buffer) => near.write(chunk))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `postgres://postgres@127.0.0.1:${port}${target.pathname}`,
    during: async (work) => {
      const before = count
      await work()
      return count - before
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
