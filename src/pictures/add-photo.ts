import type { Ctx } from '../context.ts'
import type { Tx } from '../db/sql.ts'
import { inTransaction } from '../db/transaction.ts'
import { Refusal } from '../kernel/refusal.ts'
import { presentPhoto } from './present.ts'
import { MOST_PHOTOS, PHOTO } from './rules.ts'
import type { Photo } from './schema.ts'
import { insertPicture, listPictures, lockPictures } from './store.ts'

export async function addPhoto(ctx: Ctx, property: number, picture: Buffer): Promise<Photo> {
  const files = await ctx.workshop.filesOf(picture, PHOTO)
  return inTransaction(ctx, async (tx) => {
    await lockPictures(tx, property)
    await refuseTooMany(tx, property)
    return presentPhoto(ctx.publicUrl(), property, await insertPicture(tx, property, 'PHOTO', files))
  })
}

async function refuseTooMany(tx: Tx, property: number): Promise<void> {
  const { length } = await listPictures(tx, property, 'PHOTO')
  if (length >= MOST_PHOTOS)
    throw new Refusal('state_conflict', `A property shows ${MOST_PHOTOS} photos at most. Delete one first.`)
}
