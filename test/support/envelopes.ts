/** What is wrong with a request around its fields: headers, media type, and a body that is no object. */
import type { Sent } from './render.ts'

interface Envelope {
  what: string
  /** undefined: the header is left out */
  headers?: Record<string, string | undefined>
  body?: string | Buffer<ArrayBuffer>
}

const withHeader = (name: string, values: (string | undefined)[]): Envelope[] =>
  values.map((value) => ({ what: `${name}: ${value?.slice(0, 30)}`, headers: { [name]: value } }))

const HEADERS: Envelope[] = [
  ...withHeader('property', [undefined, '', 'x', '-1', '1.5', '0', '9'.repeat(30), '1, 2', 'ü']),
  ...withHeader('authorization', [undefined, '', 'Bearer', 'Bearer a.b.c', 'Basic YTpi', 'ü']),
  ...withHeader('idempotency-key', ['', 'x'.repeat(256), 'ü', 'a key', crypto.randomUUID()]),
  ...withHeader('if-match', ['', '"1"', 'W/"1"', '"x"', '*', '"1", "2"', '"99"']),
  ...withHeader('accept', ['text/html', 'application/xml', '*/*;q=0']),
  ...withHeader('origin', ['https://example.com', 'null']),
  ...withHeader('x-request-id', ['mine', 'x'.repeat(100), 'ü']),
  ...withHeader('x-forwarded-for', ['10.0.0.1', 'x']),
]

const TYPES = [
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/problem+json',
  'x',
]

const BODIES: [string, string | Buffer<ArrayBuffer>][] = [
  ['no text', ''],
  ['white space', ' \n'],
  ['half an object', '{"name":'],
  ['null', 'null'],
  ['a text', '"x"'],
  ['a number', '1e999'],
  ['a list', '[]'],
  ['two in a list', '[{},{}]'],
  ['a byte order mark', '\ufeff{}'],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['NUL', '\0'],
  ['a deep list', '['.repeat(50_000)],
  ['a deep object', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['a prototype', '{"__proto__":{"name":"x"},"constructor":{"prototype":{}}}'],
  ['a key twice', '{"name":"a","name":1}'],
  ['a megabyte', `{"name":"${'x'.repeat(2 ** 20)}"}`],
]

/** Requests without a body cannot have one in `fetch`. */
export function envelopesOf({ method, headers, body, url }: Sent): { what: string; sent: Sent }[] {
  const bodies: Envelope[] =
    method === 'GET'
      ? []
      : [
          ...TYPES.map((type) => ({ what: `content-type: ${type}`, headers: { 'content-type': type } })),
          ...BODIES.map(([what, text]) => ({ what, body: text })),
        ]
  return [...HEADERS, ...bodies].map((envelope) => ({
    what: envelope.what,
    sent: {
      method,
      url,
      headers: present({ ...headers, ...envelope.headers }),
      // a media type is looked at where there is a body
      body: envelope.body ?? (envelope.headers?.['content-type'] ? (body ?? '{}') : body),
    },
  }))
}

const present = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
