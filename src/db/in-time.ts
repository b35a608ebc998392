/** Rejects, as for a connection that is lost, when the database does not answer in time. */
export async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const reason = Object.assign(new Error(`the database did not answer within ${ms} ms`), {
    code: 'ETIMEDOUT',
  })
  const timer = setTimeout(() => reject(reason), ms)
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
