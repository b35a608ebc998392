/** Many callers at once, who all want the same. */
import { PMS, send, type Answer, type Restaurant } from './server.ts'

/** The same restaurant's calls, on any of the servers. */
export const callOn = (
  url: string,
  { token, property }: Restaurant,
  method: string,
  path: string,
  body?: unknown,
) => send(url, method, PMS + path, body, { authorization: `Bearer ${token}`, property: String(property) })

export const times = <T>(n: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, k) => make(k)))

/** How many answers of each kind: `201`, `400 full`. */
export function tally(answers: Answer[]): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const { status, body } of answers) {
    const kind = [status, body.error?.reason].filter(Boolean).join(' ')
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return kinds
}
