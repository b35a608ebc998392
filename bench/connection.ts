/** A keep-alive connection with no more HTTP in it than this server's answers need: the client must not be the slow part. */
import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  /** read when somebody asks for it */
  readonly body: string
}

/** One connection, one request at a time. */
export class Connection {
  readonly #socket: Socket
  /** of one answer, as it comes */
  #chunks: Buffer[] = []
  #missing: number | undefined
  #waiting: PromiseWithResolvers<Answer> | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('the server closed the connection')))
  }

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new Connection(socket)
  }

  send(request: string): Promise<Answer> {
    if (this.#waiting) throw new Error('one request at a time')
    this.#waiting = Promise.withResolvers()
    this.#socket.write(request)
    return this.#waiting.promise
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    if (this.#missing === undefined) return this.#begin()
    this.#missing -= chunk.length
    if (this.#missing <= 0) this.#end()
  }

  /** Reads how long the answer is, once its head is there. */
  #begin(): void {
    const received = Buffer.concat(this.#chunks)
    this.#chunks = [received]
    const head = received.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = received.toString('latin1', 0, head)
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
    if (length === undefined) return this.#fail(new Error(`an answer without content-length: ${text}`))
    this.#missing = head + 4 + Number(length) - received.length
    if (this.#missing <= 0) this.#end()
  }

  #end(): void {
    const received = Buffer.concat(this.#chunks)
    this.#chunks = []
    this.#missing = undefined
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({
      status: Number(received.toString('latin1', 9, 12)),
      get body() {
        return received.toString('utf8', received.indexOf('\r\n\r\n') + 4)
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
