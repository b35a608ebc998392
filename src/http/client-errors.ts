/** Faults of HTTP itself, which Node finds before there is a request: answered on the socket, in our shape. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { errorBody } from './errors.ts'

const FAULTS = new Map<string, readonly [number, string, string]>([
  [
    'HPE_HEADER_OVERFLOW',
    [431, 'PayloadTooLargeException', 'The address and the headers of the request are larger than 16 KiB.'],
  ],
  [
    'HPE_CHUNK_EXTENSIONS_OVERFLOW',
    [413, 'PayloadTooLargeException', 'The extensions of the chunks of the body are larger than 16 KiB.'],
  ],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'ValidationException', 'The request did not arrive in time.']],
])
const UNREADABLE = [400, 'ValidationException', 'This cannot be read as an HTTP/1.1 request.'] as const

/** Fastify's `clientErrorHandler`. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, className, message] = FAULTS.get(error.code ?? '') ?? UNREADABLE
  const id = crypto.randomUUID()
  const body = JSON.stringify(errorBody(className, message, id))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${id}`,
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroy(error)
}
