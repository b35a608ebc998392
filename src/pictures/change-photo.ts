import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { presentPhoto } from './present.ts'
import type { Photo, PhotoUpdate } from './schema.ts'
import { findPhoto, lockPictures, savePhoto } from './store.ts'

/** What is said of it, and where it stands: the picture itself never changes. */
export async function changePhoto(ctx: Ctx, property: number, id: number, body: PhotoUpdate): Promise<Photo> {
  return inTransaction(ctx, async (tx) => {
    await lockPictures(tx, property)
    const photo = await findPhoto(tx, property, id)
    const { alt = photo.alt, position = photo.position } = body
    const changed = { ...photo, alt: alt ?? {}, position }
    await savePhoto(tx, property, changed)
    return presentPhoto(ctx.publicUrl(), property, changed)
  })
}
