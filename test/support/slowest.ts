/** A reporter of `node --test`: the test files that took longest, which are the suites of `run.ts`. */
import type { TestEvent } from 'node:test/reporters'

const SHOWN = 15

export default async function* slowest(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files: { file: string; seconds: number }[] = []
  for await (const { type, data } of events) {
    if (type === 'test:fail') yield `${data.file}: ${data.name} failed\n`
    if ((type === 'test:pass' || type === 'test:fail') && data.details.type === 'suite')
      files.push({ file: data.name, seconds: data.details.duration_ms / 1000 })
  }
  for (const { file, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, SHOWN))
    yield `${seconds.toFixed(1).padStart(6)} s  ${file}\n`
}
