/** Generated cases that failed once. They are asked before all others. */
import type { Case } from './generate.ts'

export const EXAMPLES: Case[] = []
