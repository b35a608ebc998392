import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server } from 'node:net'
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { send, type Message } from './send.ts'

// made for this test alone: nobody has a reason to trust it
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtijVAgCVS7JMwubk
O9dzzqtLx0maA8HJH2wI1e2mBLehRANCAATlHn0CPFgtnqMRf9vLjZyUlzQUd7nI
FfszzbrljIPYjdV2iiCLlNQEIMFEaPe25dvzZA2LAaCQ8cajHiN/Ri/o
-----END PRIVATE KEY-----`
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUWxxYGSm9Lnxe79N2X3uo1/sg7qowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDIwMzE1M1oYDzIxMjYxMDMx
MjAzMTUzWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATlHn0CPFgtnqMRf9vLjZyUlzQUd7nIFfszzbrljIPYjdV2iiCLlNQE
IMFEaPe25dvzZA2LAaCQ8cajHiN/Ri/oo2QwYjAdBgNVHQ4EFgQU+u8TtSo2GlhX
dLBvZhjV2+W31NowHwYDVR0jBBgwFoAU+u8TtSo2GlhXdLBvZhjV2+W31NowDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
ICyTnsEG977+WpFSwmYklsYMhXrOvwZRH/WbsglEt0GpAiBDLTTPLhzXvSlPaSN0
ZsGCkgps04Rgya8iIP7k3flW+g==
-----END CERTIFICATE-----`

const servers: Server[] = []
after(() => {
  for (const server of servers) server.close()
})

async function listen(server: Server): Promise<number> {
  servers.push(server)
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const messageTo = (endpoint: string): Message => ({
  endpoint,
  headers: { 'webhook-id': 'msg_1' },
  body: '{"ä":1}',
})
const running = () => new AbortController().signal
const allowed = () => ({ allowPrivate: true, stopping: running() })

/** An endpoint, and what it was asked. */
async function endpoint(
  answer: RequestListener,
): Promise<{ url: string; port: number; asked: () => number }> {
  let asked = 0
  const port = await listen(
    createServer((request, reply) => {
      asked++
      answer(request, reply)
    }),
  )
  return { url: `http://127.0.0.1:${port}/hook`, port, asked: () => asked }
}

test('send · an endpoint that takes it · a delivery, with method, headers and body as they are meant', async () => {
  let text = ''
  const { url } = await endpoint((request, reply) => {
    text = `${request.method} ${request.url} ${String(request.headers['webhook-id'])} `
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => reply.writeHead(201).end('thanks'))
  })
  const outcome = await send(messageTo(url), allowed())
  assert.deepEqual([outcome?.http_status, outcome?.error], [201, null])
  assert.equal(text, 'POST /hook msg_1 {"ä":1}')
})

test('send · no answer in time · fails, and lets the connection go', async () => {
  const closed = Promise.withResolvers<void>()
  const { url } = await endpoint((request) => request.socket.on('close', () => closed.resolve()))
  const outcome = await send(messageTo(url), { ...allowed(), within: 100 })
  assert.deepEqual([outcome?.http_status, outcome?.error], [null, 'There was no answer within 0.1 seconds.'])
  await closed.promise
})

test('send · a status in time, an answer that never ends · is what the status says', async () => {
  const { url } = await endpoint((_request, reply) => reply.writeHead(200).write('x'))
  const outcome = await send(messageTo(url), { ...allowed(), within: 200 })
  assert.deepEqual([outcome?.http_status, outcome?.error], [200, null])
})

test('send · a redirect, an error · fails, and nothing else is asked', async () => {
  const target = await endpoint((_request, reply) => reply.end())
  for (const code of [301, 302, 303, 307, 308, 400, 410, 500]) {
    const { url } = await endpoint((_request, reply) => reply.writeHead(code, { location: target.url }).end())
    const outcome = await send(messageTo(url), allowed())
    assert.equal(outcome?.http_status, code)
    assert.match(outcome?.error ?? '', new RegExp(`answered ${code}`))
  }
  assert.equal(target.asked(), 0)
})

test('send · private addresses, where they are not allowed · nothing is connected', async () => {
  const { port, asked } = await endpoint((_request, reply) => reply.end())
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]', '0']) {
    const outcome = await send(messageTo(`http://${host}:${port}/`), {
      allowPrivate: false,
      stopping: running(),
    })
    assert.deepEqual(
      [outcome?.http_status, outcome?.error],
      [null, 'The host is not at a public address.'],
      host,
    )
  }
  assert.equal(asked(), 0)
})

test('send · a certificate that nobody vouches for · fails before anything is sent, whatever the environment says', async () => {
  let asked = 0
  const port = await listen(createTlsServer({ key: KEY, cert: CERTIFICATE }, () => asked++))
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  const outcome = await send(messageTo(`https://127.0.0.1:${port}/`), allowed()).finally(
    () => delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'],
  )
  assert.match(outcome?.error ?? '', /^No secure connection could be made \(DEPTH_ZERO_SELF_SIGNED_CERT\)/)
  assert.equal(asked, 0)
})

test('send · the server stops · nothing is known', async () => {
  const stopping = new AbortController()
  const { url } = await endpoint(() => stopping.abort())
  assert.equal(await send(messageTo(url), { allowPrivate: true, stopping: stopping.signal }), undefined)
  assert.equal(await send(messageTo(url), { allowPrivate: true, stopping: stopping.signal }), undefined)
})

test('send · a name without an address · fails, and says so', async () => {
  const outcome = await send(messageTo('https://nowhere.invalid/'), allowed())
  assert.equal(outcome?.http_status, null)
  assert.match(outcome?.error ?? '', /no address|could not be resolved/)
})
