/** Fast shutdown, then immediate shutdown, then the kernel's: all of it in less than five seconds. */
const STEPS = [
  ['SIGINT', 4000],
  ['SIGQUIT', 500],
  ['SIGKILL', 300],
] as const

/** Stops a PostgreSQL; false if it is still there at the end. */
export async function shutDown(
  send: (signal: NodeJS.Signals) => void,
  isGoneWithin: (ms: number) => Promise<boolean>,
): Promise<boolean> {
  for (const [signal, patience] of STEPS) {
    send(signal)
    if (await isGoneWithin(patience)) return true
  }
  return false
}
