/** A website that is not ours, on an origin of its own: `localhost`, which for browsers is another site than `127.0.0.1`. */
import { once } from 'node:events'
import { createServer } from 'node:http'

export interface Website {
  origin: string
  /** its one page, from now on */
  page: string
  stop(): Promise<void>
}

export async function startWebsite(): Promise<Website> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(website.page)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const website: Website = {
    origin: `http://localhost:${address.port}`,
    page: '',
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return website
}
