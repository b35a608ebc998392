/** Does `work` once everybody who has arrived by now is in line, however many of them ask for it. */
export function whenAllArrived(work: () => void): () => void {
  let called = false
  return () => {
    if (called) return
    called = true
    setImmediate(() => {
      called = false
      work()
    })
  }
}
