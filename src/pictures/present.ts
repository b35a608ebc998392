import type { Logo, Photo } from './schema.ts'
import type { PictureRow } from './store.ts'

/** Where a file of a picture is, under the address of the server. */
export const filePath = (property: number, picture: number, width: number | string): string =>
  `/book/restaurant/${property}/pictures/${picture}-${width}.webp`

export const presentLogo = (base: string, property: number, { id, files }: PictureRow): Logo => ({
  id,
  files: files.map((file) => ({ ...file, url: base + filePath(property, id, file.width) })),
})

export const presentPhoto = (base: string, property: number, row: PictureRow): Photo => ({
  ...presentLogo(base, property, row),
  alt: row.alt,
  position: row.position,
})
