/** The network between servers and their database: a relay on this machine that can be cut and silenced. */
import { connect, createServer, type Socket } from 'node:net'

export interface Link {
  port: number
  /** Ends every connection; until `mend` no new one comes through. */
  cut(): void
  /** Nothing passes any more, and nobody is told; until `mend`. */
  silence(): void
  mend(): void
  stop(): Promise<void>
}

export async function startLink(target: { host: string; port: number }): Promise<Link> {
  const pairs = new Set<[Socket, Socket]>()
  let state: 'whole' | 'cut' | 'silent' = 'whole'

  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy()
      return
    }
    const far = connect(`${target.host}/.s.PGSQL.${target.port}`)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => to.write(chunk))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        pairs.delete(pair)
        to.destroy()
      })
    }
    if (state === 'silent') for (const one of pair) one.pause()
  })

  const endAll = () => {
    for (const pair of pairs) for (const one of pair) one.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    cut: () => {
      state = 'cut'
      endAll()
    },
    silence: () => {
      state = 'silent'
      for (const pair of pairs) for (const one of pair) one.pause()
    },
    mend: () => {
      state = 'whole'
      for (const pair of pairs) for (const one of pair) one.resume()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        endAll()
      }),
  }
}
