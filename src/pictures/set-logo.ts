import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { presentLogo } from './present.ts'
import { LOGO } from './rules.ts'
import type { Logo } from './schema.ts'
import { deleteLogo, insertPicture, lockPictures } from './store.ts'

/** In the place of the one before. */
export async function setLogo(ctx: Ctx, property: number, picture: Buffer): Promise<Logo> {
  const files = await ctx.workshop.filesOf(picture, LOGO)
  const logo = await inTransaction(ctx, async (tx) => {
    await lockPictures(tx, property)
    await deleteLogo(tx, property)
    return presentLogo(ctx.publicUrl(), property, await insertPicture(tx, property, 'LOGO', files))
  })
  ctx.houses.forget(property)
  return logo
}
