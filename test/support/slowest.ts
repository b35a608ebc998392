/** A reporter of `node --test`: the test files that took longest, from the start of their process to its end. */
import type { TestEvent } from 'node:test/reporters'

const SHOWN = 15

export default async function* slowest(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files: { file: string; seconds: number }[] = []
  for await (const { type, data } of events) {
    if (type === 'test:fail') yield `${data.file}: ${data.name} failed\n`
    if (type === 'test:summary' && data.file)
      files.push({ file: data.file, seconds: data.duration_ms / 1000 })
  }
  for (const { file, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, SHOWN))
    yield `${seconds.toFixed(1).padStart(6)} s  ${file.slice(process.cwd().length + 1)}\n`
}
