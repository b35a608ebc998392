import { connect } from 'node:net'
import type { Answer } from './server.ts'

const WITHIN_MS = 10_000

/** Sends exactly these bytes on a connection of their own and reads the one answer: for what `fetch` tidies up. */
export function sendBytes(url: string, request: string | Buffer): Promise<Answer> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname, () => socket.write(request))
  socket.setTimeout(WITHIN_MS, () => socket.destroy(new Error('no answer in time')))
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (text += part))
    // the server may close before it has read all of a request that it refuses
    socket.on('error', (error) => (text === '' ? reject(error) : undefined))
    socket.on('close', () => resolve(read(text)))
  })
}

function read(text: string): Answer {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [start = '', ...lines] = head.split('\r\n')
  const headers = new Headers(lines.map((line): [string, string] => splitHeader(line)))
  return { status: Number(start.split(' ')[1]), headers, body: body === '' ? undefined : JSON.parse(body) }
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

/** A request as text, with what every request needs; it asks for the connection to be closed. */
export function requestText(
  method: string,
  path: string,
  headers: [string, string][] = [],
  body: string | Buffer = '',
): Buffer {
  const length: [string, string][] =
    body.length > 0 ? [['Content-Length', String(Buffer.byteLength(body))]] : []
  const lines = [['Host', 'test'], ['Connection', 'close'], ...headers, ...length].map(
    ([name, value]) => `${name}: ${value}`,
  )
  const head = Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1')
  return Buffer.concat([head, Buffer.from(body)])
}
