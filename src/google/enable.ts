import type { Ctx } from '../context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { changeSetup } from '../properties/setup-change.ts'
import { missingForGoogle } from './rules.ts'
import type { GoogleAnswer } from './schema.ts'
import { findCandidate, saveGoogleEngine } from './store.ts'

/** Records that the restaurant wants to be bookable through Google, when it qualifies, or no longer wants to. */
export async function enableGoogle(ctx: Ctx, property: number, enable: boolean): Promise<GoogleAnswer> {
  return changeSetup(ctx, property, async (tx) => {
    const candidate = await findCandidate(tx, property)
    const missing = candidate && enable ? missingForGoogle(candidate) : []
    if (missing.length > 0)
      throw new Refusal(
        'google_not_qualified',
        `The property does not qualify for the Google engine yet. It needs: ${missing.map(({ message }) => message).join(', ')}.`,
        { fields: missing },
      )
    await saveGoogleEngine(tx, property, enable)
    return { status: 'ACCEPTED' }
  })
}
