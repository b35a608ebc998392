/** A reason not to start, written for the operator: main prints the message alone and exits with 1. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem'
}
