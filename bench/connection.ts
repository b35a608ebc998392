/** A keep-alive connection with no more HTTP in it than this server's answers need: the client must not be the slow part. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  /** until the next answer on that connection comes; decoded each time it is read */
  readonly body: string
}

const READ = 65_536

/**
 * One connection, one request at a time. It reads into the same memory again and again: a buffer for each read has the
 * client collect garbage for as long as what it measures.
 */
export class Connection {
  readonly #socket: Socket
  /** of one answer, as it comes */
  #received = Buffer.alloc(READ)
  #length = 0
  /** where its head ends, and all of it */
  #bounds: { head: number; whole: number } | undefined
  #waiting: PromiseWithResolvers<Answer> | undefined

  private constructor(port: number, host: string) {
    const take = (count: number, chunk: Uint8Array) => {
      this.#take(chunk.subarray(0, count))
      return true
    }
    this.#socket = connect({
      port,
      host,
      noDelay: true,
      onread: { buffer: Buffer.alloc(READ), callback: take },
    })
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')))
  }

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url)
    const connection = new Connection(Number(port), hostname)
    await once(connection.#socket, 'connect')
    return connection
  }

  send(request: string): Promise<Answer> {
    if (this.#waiting) throw new Error('one request at a time')
    this.#waiting = Promise.withResolvers()
    this.#length = 0
    this.#bounds = undefined
    this.#socket.write(request)
    return this.#waiting.promise
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Uint8Array): void {
    const length = this.#length + chunk.length
    if (length > this.#received.length) this.#received = Buffer.concat([this.#received], 2 * length)
    this.#received.set(chunk, this.#length)
    this.#length = length
    this.#bounds ??= this.#boundsOf(this.#received.subarray(0, length))
    if (this.#bounds && length >= this.#bounds.whole) this.#end(this.#bounds.head)
  }

  /** Once the head of an answer is there. */
  #boundsOf(received: Buffer): { head: number; whole: number } | undefined {
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    const text = received.toString('latin1', 0, end)
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
    if (length === undefined) this.#fail(new Error(`an answer without content-length: ${text}`))
    const head = end + 4
    return { head, whole: head + Number(length) }
  }

  #end(head: number): void {
    const received = this.#received.subarray(0, this.#length)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({
      status: Number(received.toString('latin1', 9, 12)),
      get body() {
        return received.toString('utf8', head)
      },
    })
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}

export async function openConnections(url: string, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => Connection.open(url)))
}
