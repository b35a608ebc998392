/** A small real server that webhooks are sent to; each test says how it answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'

export interface Received {
  headers: Record<string, string>
  text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- the wire as it came: tests look into it freely
  body: any
}

type Answer = (reply: ServerResponse, received: Received, request: IncomingMessage) => void

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (reply) =>
    reply.writeHead(code, headers).end()

export class Receiver {
  /** what came, in the order in which it came */
  readonly received: Received[] = []
  answer: Answer = status(204)
  readonly #server = createServer((request, reply) => void this.#take(request, reply))
  #port = 0

  /** Listens, again on the port that it had. */
  async start(): Promise<this> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#server.listen(this.#port, '127.0.0.1', resolve)
    await promise
    const address = this.#server.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    this.#port = address.port
    return this
  }

  /** Cuts off what is under way. */
  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    // also where it was stopped before
    this.#server.close(() => resolve())
    this.#server.closeAllConnections()
    await promise
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hooks`
  }

  /** Those that came, once there are so many of them. */
  async have(count: number, which: (one: Received) => boolean = () => true): Promise<Received[]> {
    return until(`${count} messages`, () => {
      const found = this.received.filter((one) => which(one))
      return found.length >= count ? found : undefined
    })
  }

  async #take(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const text = Buffer.concat(chunks).toString()
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const received = { headers, text, body: JSON.parse(text) }
    this.received.push(received)
    this.answer(reply, received, request)
  }
}

/** Throws when the signature is not one of this secret. */
export function verify(secret: string, { text, headers }: Received): void {
  new Webhook(secret).verify(text, headers)
}

const PATIENCE_MS = 15_000

/** Asks again and again until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const began = performance.now()
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() - began > PATIENCE_MS) throw new Error(`still waiting for ${what}`)
    await delay(10)
  }
}
