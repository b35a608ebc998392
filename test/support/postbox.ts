/** A real SMTP server that keeps what it is sent, and refuses or dawdles where it is told to. */
import { once } from 'node:events'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { until } from './receiver.ts'

export interface Posted {
  from: string
  to: string[]
  raw: string
  mail: ParsedMail
}

/** An answer of the server: nothing to go on, or the refusal. */
export type Say = (attempt: number) => Promise<void> | void

/** What an SMTP server says no with. */
export const refusal = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code })

export class Postbox {
  /** what was taken, in the order in which it came */
  readonly posted: Posted[] = []
  /** how often somebody began */
  attempts = 0
  /** asked before a recipient is taken; throws what is answered */
  atRecipient: Say = () => {}
  /** asked when the whole mail has come, before it is taken */
  atEnd: Say = () => {}
  readonly #server: SMTPServer
  #port = 0

  constructor(options: SMTPServerOptions = {}) {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 1,
      logger: false,
      onRcptTo: (_address, _session, callback) => {
        this.attempts++
        answer(async () => this.atRecipient(this.attempts), callback)
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const take = async () => {
            await this.atEnd(this.attempts)
            const raw = Buffer.concat(chunks)
            const { mailFrom, rcptTo } = session.envelope
            this.posted.push({
              from: mailFrom ? mailFrom.address : '',
              to: rcptTo.map(({ address }) => address),
              raw: raw.toString(),
              mail: await simpleParser(raw),
            })
          }
          answer(take, callback)
        })
      },
      ...options,
    })
    // those who hang up in the middle are no fault of the server
    this.#server.on('error', () => {})
  }

  /** Listens on a free port, or on that of one that was stopped. */
  async start(port = 0): Promise<this> {
    const server = this.#server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    this.#port = address.port
    return this
  }

  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#server.close(() => resolve())
    await promise
  }

  get port(): number {
    return this.#port
  }

  /** For the server under test. */
  get env(): Record<string, string> {
    return { SMTP_URL: `smtp://127.0.0.1:${this.#port}`, MAIL_FROM: 'OctoTable <post@octotable.example>' }
  }

  /** Those for an address, once there are so many of them. */
  async have(count: number, to?: string): Promise<Posted[]> {
    return until(`${count} mails`, () => {
      const found = this.posted.filter((one) => to === undefined || one.to.includes(to))
      return found.length >= count ? found : undefined
    })
  }
}

function answer(ask: () => Promise<void>, callback: (error?: Error | null) => void): void {
  const asked = ask().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  // oxlint-disable-next-line promise/no-callback-in-promise -- the SMTP server of the tests knows callbacks only
  void asked.then((error) => (error ? callback(error) : callback()))
}
