import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const READY_WITHIN_MS = 60_000

/** The address that the server prints when it is ready. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the server was not ready in time')), READY_WITHIN_MS)
    let output = ''
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const url = /Health +(http:\/\/[^/\s]+)/.exec(output)?.[1]
      if (!url) return
      clearTimeout(late)
      resolve(url)
    })
    server.once('exit', (status) => reject(new Error(`the server ended with status ${status}`)))
  })
}

/** A fresh server, started as a user would, with `npm start`; gives `work` its address, and stops it afterwards. */
export async function withServer<T>(
  env: Record<string, string>,
  work: (url: string) => T | Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'octotable-started-'))
  const server = spawn('npm', ['start'], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  try {
    return await work(await addressOf(server))
  } finally {
    server.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}
