/** Who makes a change, as events and histories name it: `client:12`, `user:7`, `guest`, `system`. */
export type Actor = string

/** Who did something, and the address that they called from. */
export interface By {
  actor: Actor
  address?: string | undefined
}
