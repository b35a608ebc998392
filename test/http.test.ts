/** Requests as no tidy client sends them: addresses, headers, methods and bodies byte by byte. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertError, assertErrorShape } from './support/assert-error.ts'
import { createRestaurant, PMS, startTestServer, type Restaurant, type TestServer } from './support/server.ts'
import { requestText, sendBytes } from './support/socket.ts'

let server: TestServer
let restaurant: Restaurant
before(async () => {
  server = await startTestServer()
  restaurant = await createRestaurant(server)
})
after(() => server.stop())

type Headers = [string, string][]

/** A request of the restaurant, to `path` under the pms prefix. */
const ask = (method: string, path: string, headers: Headers = [], body?: string | Buffer) => {
  const own: Headers = [
    ['Authorization', `Bearer ${restaurant.token}`],
    ['Property', String(restaurant.property)],
  ]
  return sendBytes(server.url, requestText(method, PMS + path, [...own, ...headers], body))
}
const JSON_TYPE: Headers = [['Content-Type', 'application/json']]

test('bytes that are no HTTP request · of many kinds · are answered in our shape and the connection ends', async () => {
  const start = `POST ${PMS}/rooms HTTP/1.1\r\nHost: test\r\n`
  const cases: [string, string, number, string][] = [
    ['no request', 'hello\r\n\r\n', 400, 'ValidationException'],
    ['an unknown method', `FETCH ${PMS}/rooms HTTP/1.1\r\nHost: test\r\n\r\n`, 400, 'ValidationException'],
    ['a blank in a header', `${start}X y : z\r\n\r\n`, 400, 'ValidationException'],
    ['a zero byte in a header', `${start}X: a\0b\r\n\r\n`, 400, 'ValidationException'],
    ['two lengths', `${start}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400, 'ValidationException'],
    ['a length that is none', `${start}Content-Length: x\r\n\r\n{}`, 400, 'ValidationException'],
    [
      'length and chunks',
      `${start}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'ValidationException',
    ],
    [
      'broken chunks',
      `${start}${JSON_TYPE[0]?.join(': ')}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
      'ValidationException',
    ],
    [
      'a long address',
      `GET ${PMS}/rooms?a=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: test\r\n\r\n`,
      431,
      'PayloadTooLargeException',
    ],
    ['a long header', `${start}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'PayloadTooLargeException'],
    ['many headers', `${start}${'X: y\r\n'.repeat(5000)}\r\n`, 431, 'PayloadTooLargeException'],
  ]
  for (const [what, bytes, status, className] of cases)
    assertError(await sendBytes(server.url, bytes), status, className, what)
})

test('addresses · odd ones · are found, not found or refused, never a fault', async () => {
  const cases: [string, number, string?][] = [
    ['/rooms/', 200],
    ['/rooms/?', 200],
    ['/rooms?unknown=1&unknown[]=2&__proto__=3&constructor[prototype]=4', 200],
    ['/rooms?%ZZ=%E0%A4%A&=&&&', 200],
    ['/rooms#part', 200],
    [`/orders?text_search=${'a'.repeat(120)}`, 200],
    [`/orders?text_search=${'a'.repeat(10_000)}`, 400, 'ValidationException'],
    ['/orders?text_search=%00', 400, 'ValidationException'],
    ['/rooms/%ZZ', 400, 'ValidationException'],
    ['/rooms/%', 400, 'ValidationException'],
    ['/rooms/%E0%A4%A', 400, 'ValidationException'],
    ['/rooms/%00', 400, 'ValidationException'],
    ['/rooms/%F0%9F%8D%95', 400, 'ValidationException'],
    ['/rooms/..%2F..%2Fetc%2Fpasswd', 400, 'ValidationException'],
    ["/rooms/1'%20or%201=1--", 400, 'ValidationException'],
    [`/rooms/${'9'.repeat(300)}`, 404, 'ResourceNotFoundException'],
    [`/rooms/${'9'.repeat(5000)}`, 404, 'ResourceNotFoundException'],
    [`/rooms/%31${'0'.repeat(30)}`, 404, 'ResourceNotFoundException'],
    [`/rooms/${'x'.repeat(5000)}`, 400, 'ValidationException'],
    ['//rooms', 404, 'ResourceNotFoundException'],
    ['/Rooms', 404, 'ResourceNotFoundException'],
    ['/rooms;a=1', 404, 'ResourceNotFoundException'],
    ['/rooms/1/../2', 404, 'ResourceNotFoundException'],
    ['/__proto__', 404, 'ResourceNotFoundException'],
    ['/nothing/%ZZ', 400, 'ValidationException'],
  ]
  for (const [path, status, className] of cases) {
    const answer = await ask('GET', path)
    if (className) assertError(answer, status, className, path)
    else assert.equal(answer.status, status, `${path}: ${JSON.stringify(answer.body)}`)
  }
})

test('methods · that a known path does not have · are 405 with those it has', async () => {
  const cases: [string, string, string][] = [
    ['OPTIONS', '/rooms', 'GET, HEAD, POST'],
    ['TRACE', '/rooms', 'GET, HEAD, POST'],
    ['PROPFIND', '/rooms/', 'GET, HEAD, POST'],
    ['PATCH', '/rooms/1?a=b', 'DELETE, GET, HEAD, PUT'],
    ['QUERY', '/reservations', 'GET, HEAD, POST'],
    ['GET', '/reservations/1/checkin', 'PATCH'],
  ]
  for (const [method, path, allow] of cases) {
    const answer = await ask(method, path)
    assertError(answer, 405, 'MethodNotAllowedException', `${method} ${path}`)
    assert.equal(answer.headers.get('allow'), allow)
  }
  for (const method of ['OPTIONS', 'QUERY', 'HEAD']) assert.equal((await ask(method, '/nothing')).status, 404)
  assertErrorShape(await sendBytes(server.url, requestText('OPTIONS', '*')))
})

test('HEAD · where GET is · has the headers of GET and no body', async () => {
  const [get, head] = await Promise.all([ask('GET', '/rooms'), ask('HEAD', '/rooms')])
  assert.deepEqual([head.status, head.body], [200, undefined])
  for (const name of ['content-type', 'content-length'])
    assert.equal(head.headers.get(name), get.headers.get(name), name)
  const cases: [string, number][] = [
    ['/rooms/1', 404],
    ['/rooms/x', 400],
    ['/reservations/1/checkin', 405],
  ]
  for (const [path, status] of cases) {
    const answer = await ask('HEAD', path)
    assert.deepEqual([answer.status, answer.body], [status, undefined], path)
  }
})

test('Property · twice, in odd forms, beyond 2^53 · is 400, or 403 for what is an integer', async () => {
  const cases: [string[], number, string][] = [
    [[], 400, 'PropertyHeaderException'],
    [['0', '0'], 400, 'PropertyHeaderException'],
    [[''], 400, 'PropertyHeaderException'],
    [['1.0'], 400, 'PropertyHeaderException'],
    [['1e6'], 400, 'PropertyHeaderException'],
    [['+1'], 400, 'PropertyHeaderException'],
    [['null'], 400, 'PropertyHeaderException'],
    [['\u0661'], 400, 'PropertyHeaderException'],
    [['0'], 403, 'PropertyForbiddenException'],
    [['-1'], 403, 'PropertyForbiddenException'],
    [['9007199254740993'], 403, 'PropertyForbiddenException'],
    [['9'.repeat(400)], 403, 'PropertyForbiddenException'],
  ]
  for (const [values, status, className] of cases) {
    const headers: Headers = values.map((value) => ['Property', value])
    const own: Headers = [['Authorization', `Bearer ${restaurant.token}`]]
    const answer = await sendBytes(server.url, requestText('GET', `${PMS}/rooms`, [...own, ...headers]))
    assertError(answer, status, className, values.join('+'))
  }
  const padded: Headers = [
    ['Authorization', `bearer   ${restaurant.token}  `],
    ['PROPERTY', `  00${restaurant.property} `],
  ]
  assert.equal((await sendBytes(server.url, requestText('GET', `${PMS}/rooms`, padded))).status, 200)
})

test('headers · that ask for what the server does not do · change nothing', async () => {
  const odd: Headers = [
    ['Accept', 'text/html'],
    ['Accept-Version', '2.0'],
    ['Accept-Encoding', 'gzip'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['Upgrade', 'websocket'],
    ['__proto__', 'x'],
    ['Cookie', 'a='.repeat(3000)],
  ]
  for (const header of odd) assert.equal((await ask('GET', '/rooms', [header])).status, 200, header[0])
})

test('empty body · labelled as JSON, with GET and DELETE and PATCH · is no body', async () => {
  for (const length of [[], [['Content-Length', '0']]] satisfies Headers[]) {
    assert.equal((await ask('GET', '/rooms', [...JSON_TYPE, ...length])).status, 200)
    for (const [method, path] of [
      ['DELETE', '/rooms/1'],
      ['PATCH', '/reservations/1/checkin'],
    ] as const)
      assertError(await ask(method, path, [...JSON_TYPE, ...length]), 404, 'ResourceNotFoundException')
    assertError(await ask('POST', '/rooms', [...JSON_TYPE, ...length]), 400, 'ValidationException')
  }
  const chunked: Headers = [...JSON_TYPE, ['Transfer-Encoding', 'chunked']]
  const bytes = Buffer.concat([
    requestText('DELETE', `${PMS}/rooms/1`, [
      ...chunked,
      ['Authorization', `Bearer ${restaurant.token}`],
      ['Property', String(restaurant.property)],
    ]),
    Buffer.from('0\r\n\r\n'),
  ])
  assertError(await sendBytes(server.url, bytes), 404, 'ResourceNotFoundException')
})

test('content types · JSON and what is not · are read or 415', async () => {
  const cases: [string, number][] = [
    ['application/json', 201],
    ['application/json; charset=utf-8', 201],
    ['APPLICATION/JSON;charset="utf-8"', 201],
    ['application/vnd.api+json', 201],
    ['text/plain', 415],
    ['text/json', 415],
    ['application/jsonp', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['json', 415],
    [';', 415],
    ['*/*', 415],
  ]
  for (const [type, status] of cases) {
    const answer = await ask('POST', '/rooms', [['Content-Type', type]], '{"name":"Sala"}')
    assert.equal(answer.status, status, type)
    if (status === 415) assertErrorShape(answer)
  }
  assertError(await ask('POST', '/rooms', [], '{"name":"Sala"}'), 415, 'UnsupportedMediaTypeException')
})

test('bodies · not UTF-8, not JSON, not objects · are 400; a byte order mark is passed over', async () => {
  const name = (...bytes: number[]) =>
    Buffer.concat([Buffer.from('{"name":"Jos'), Buffer.from(bytes), Buffer.from('"}')])
  const cases: (string | Buffer)[] = [
    name(0xe9),
    name(0xed, 0xa0, 0x80),
    name(0xc0, 0x80),
    Buffer.from('{"name":"Sala"}', 'utf16le'),
    '{"name":"Sala"',
    "{'name':'Sala'}",
    '{"name":"Sala",}',
    '{"name":NaN}',
    '{"name":"a\nb"}',
    '[{"name":"Sala"}]',
    'null',
    'true',
    '1',
    '"name"',
    '[]',
    '[[[[',
    '\0',
    '['.repeat(200_000),
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    `${'{"name":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  ]
  for (const body of cases)
    assertError(
      await ask('POST', '/rooms', JSON_TYPE, body),
      400,
      'ValidationException',
      body.toString().slice(0, 30),
    )
  const marked = await ask('POST', '/rooms', JSON_TYPE, '\uFEFF {"name":"Sala"}\r\n')
  assert.deepEqual([marked.status, marked.body.data[0].name], [201, 'Sala'])
})

test('a body above the limit · announced or in chunks · is 413', async () => {
  const large = `{"name":"${'x'.repeat(520 * 1024)}"}`
  assertError(await ask('POST', '/rooms', JSON_TYPE, large), 413, 'PayloadTooLargeException')
  const head = requestText('POST', `${PMS}/rooms`, [...JSON_TYPE, ['Transfer-Encoding', 'chunked']])
  const chunk = `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`
  assertError(
    await sendBytes(server.url, Buffer.concat([head, Buffer.from(chunk)])),
    413,
    'PayloadTooLargeException',
  )
})
