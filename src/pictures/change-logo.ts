import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { presentLogo } from './present.ts'
import { LOGO } from './rules.ts'
import type { Logo } from './schema.ts'
import { deleteLogo, insertPicture, lockPictures } from './store.ts'

/** In the place of the one before. */
export async function setLogo(ctx: Ctx, property: number, picture: Buffer): Promise<Logo> {
  const files = await ctx.workshop.filesOf(picture, LOGO)
  return changeLogo(ctx, property, async (tx) => {
    await deleteLogo(tx, property)
    return presentLogo(ctx.publicUrl(), property, await insertPicture(tx, property, 'LOGO', files))
  })
}

/** Answers undefined when there is none. */
export const removeLogo = (ctx: Ctx, property: number): Promise<number | undefined> =>
  changeLogo(ctx, property, (tx) => deleteLogo(tx, property))

async function changeLogo<T>(ctx: Ctx, property: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(ctx, async (tx) => {
      await lockPictures(tx, property)
      return work(tx)
    })
  } finally {
    // every page has it
    ctx.houses.forget(property)
  }
}
