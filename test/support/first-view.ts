/** What a browser that has nothing of ours loads for a page, and when it can be used. */
import type { Page } from 'playwright-core'

/** How much slower a cheap phone is than this machine. */
const SLOWDOWN = 4

export interface FirstView {
  /** what went over the wire, heads included, by what it is: `Document`, `Stylesheet`, `Script` */
  bytes: Record<string, number>
  /** milliseconds from asking for the page until it is shown, its script has run and nothing keeps it busy */
  interactive: number
  /** milliseconds of tasks that keep a page from answering, beyond the 50 that nobody notices */
  blocked: number
}

interface Timing {
  interactive: number
  blocked: number
}

/** Runs in the page. */
const TIMING = `new Promise((resolve) => {
  const tasks = []
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true })
  setTimeout(() => {
    const [{ domContentLoadedEventEnd: ready }] = performance.getEntriesByType('navigation')
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const ends = tasks.map(({ startTime, duration }) => startTime + duration)
    resolve({
      interactive: Math.max(ready, paint?.startTime ?? 0, ...ends),
      blocked: tasks.reduce((sum, { duration }) => sum + duration - 50, 0),
    })
  }, 200)
})`

export async function firstView(page: Page, address: string): Promise<FirstView> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  const types = new Map<string, string>()
  const bytes: Record<string, number> = {}
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.url.startsWith('http')) types.set(requestId, type)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId)
    if (type !== undefined) bytes[type] = (bytes[type] ?? 0) + encodedDataLength
  })
  await page.goto(address)
  const timing = await page.evaluate<Timing>(TIMING)
  await devtools.detach()
  return { bytes, ...timing }
}
