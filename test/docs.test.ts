/** The reference for readers: offline, of this server alone, and closed to everything else. */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { assertError } from './support/assert-error.ts'
import { send, startTestServer, type TestServer } from './support/server.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

const open = async (path: string) => {
  const response = await fetch(server.url + path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** What a page or a style sheet loads, and what a script of ours asks for. */
const referencesIn = (text: string) =>
  [...text.matchAll(/(?:\b(?:src|href)=|url\(|@import )["']?([^"')\s>]+)/g)].map((match) => match[1] ?? '')

test('docs · with and without a slash · is a page whose parts are all served here', async () => {
  for (const page of ['/docs', '/docs/']) {
    const { status, headers, text } = await open(page)
    assert.equal(status, 200)
    assert.match(headers.get('content-type') ?? '', /^text\/html/)
    assert.match(text, /<title>OctoTable API v2<\/title>/)
    const parts = referencesIn(text)
    assert.ok(parts.length >= 6)
    for (const part of parts) {
      const url = new URL(part, server.url + page)
      assert.equal(url.origin, server.url, part)
      assert.equal((await open(url.pathname)).status, 200, part)
    }
  }
})

test('docs · its style sheets and its own script · name no other place', async () => {
  for (const name of ['swagger-ui.css', 'index.css', 'theme/viewport.js', 'swagger-initializer.js']) {
    const { text } = await open(`/docs/static/${name}`)
    const outside = referencesIn(text).filter((one) => /^(?:[a-z]+:)?\/\//.test(one))
    assert.deepEqual(outside, [], name)
  }
  const { text } = await open('/docs/static/swagger-initializer.js')
  assert.doesNotMatch(text.replace(/^ *\/\/.*$/gm, ''), /https?:/)
  assert.match(text, /validatorUrl: null/)
})

test('docs · every answer · lets the browser load and ask nothing but this server', async () => {
  for (const path of ['/docs', '/docs/json', '/docs/static/swagger-ui-bundle.js']) {
    const policy = (await open(path)).headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self'/)
    assert.match(policy, /connect-src 'self'/)
    assert.doesNotMatch(policy, /unsafe|https?:|\*/)
  }
  const page = (await open('/docs')).text
  assert.doesNotMatch(
    page,
    /<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/,
    'nothing inline, which the policy refuses',
  )
})

test('docs · its document · is that of /openapi.json, with this server as the one to try', async () => {
  const shown = (await send(server.url, 'GET', '/docs/json')).body
  const { servers, ...document } = (await send(server.url, 'GET', '/openapi.json')).body
  assert.deepEqual(servers, [{ url: server.url }])
  assert.deepEqual(shown, { ...document, servers: [{ url: '/' }] })
  assert.ok(Object.keys(document.paths).every((path) => !path.startsWith('/docs')))
})

test('docs · behind a public address with a path · names its parts and its server below that path', async (t) => {
  const proxied = await startTestServer({ PUBLIC_URL: 'https://book.example/base/' })
  t.after(() => proxied.stop())
  const page = await (await fetch(`${proxied.url}/docs`)).text()
  for (const part of referencesIn(page)) assert.match(part, /^\/base\/docs\/static\//)
  assert.deepEqual((await send(proxied.url, 'GET', '/docs/json')).body.servers, [{ url: '/base' }])
})

test('docs · a file that is not there · is 404 in the shape of errors', async () => {
  for (const path of ['/docs/static/nothing.js', '/docs/nothing', '/docs/static/..%2fpackage.json'])
    assertError(await send(server.url, 'GET', path), 404, 'ResourceNotFoundException', path)
})
