/** A server in front of the real one, as a proxy would be: it passes requests on, and fails when it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** What becomes of a request instead of being passed on and answered. */
export type Fault =
  | { answer: number; headers?: Record<string, string>; body?: string }
  /** the connection is closed before the request went anywhere */
  | 'lose the request'
  /** it is closed when the server has done what it was asked to */
  | 'lose the answer'
  | 'say nothing'

export interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
}

export interface Front {
  url: string
  /** every request that came, faults included */
  seen: Seen[]
  /** The next requests whose address contains `part` meet these faults, one each. */
  fail(part: string, ...faults: Fault[]): void
  stop(): Promise<void>
}

const PASSED_ON = ['content-type', 'etag', 'retry-after', 'x-request-id']

export async function startFront(target: string): Promise<Front> {
  const seen: Seen[] = []
  const planned: { part: string; fault: Fault }[] = []
  const server = createServer((request, response) => void handle(request, response))

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request
    const body = await text(request)
    seen.push({ method, path, headers })
    const at = planned.findIndex(({ part }) => path.includes(part))
    const fault = at < 0 ? undefined : planned.splice(at, 1)[0]?.fault
    if (fault === 'say nothing') return
    if (fault === 'lose the request') return void request.socket.destroy()
    if (typeof fault === 'object') return void response.writeHead(fault.answer, fault.headers).end(fault.body)
    const answer = await passOn(target + path, method, headers, body)
    if (fault === 'lose the answer') return void request.socket.destroy()
    response.writeHead(answer.status, answer.headers).end(answer.text)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    fail: (part, ...faults) => void planned.push(...faults.map((fault) => ({ part, fault }))),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function passOn(url: string, method: string, headers: IncomingMessage['headers'], body: string) {
  const { host: _host, connection: _connection, 'content-length': _length, ...rest } = headers
  const answer = await fetch(url, {
    method,
    headers: Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]),
    body: body === '' ? null : body,
  })
  const passed = PASSED_ON.flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return { status: answer.status, headers: Object.fromEntries(passed), text: await answer.text() }
}
