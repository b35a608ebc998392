import type { Db, Tx } from '../db/sql.ts'
import { notFound } from '../kernel/refusal.ts'

export type Purpose = 'LOGO' | 'PHOTO'

export interface PictureRow {
  id: number
  alt: Record<string, string>
  position: number
  /** the smallest first */
  files: { width: number; height: number }[]
}

export interface NewFile {
  width: number
  height: number
  bytes: Buffer
}

const columns = (db: Db) => db`
  p.id, p.alt, p.position, (
    select jsonb_agg(jsonb_build_object('width', f.width, 'height', f.height) order by f.width)
    from picture_files f where f.property_id = p.property_id and f.picture_id = p.id) as files`

export async function listPictures(db: Db, property: number, purpose: Purpose): Promise<PictureRow[]> {
  return db<PictureRow[]>`
    select ${columns(db)} from pictures p
    where p.property_id = ${property} and p.purpose = ${purpose} order by p.position, p.id`
}

export async function findLogo(db: Db, property: number): Promise<PictureRow | undefined> {
  const [row] = await listPictures(db, property, 'LOGO')
  return row
}

/** The photo, or a refusal that there is none. */
export async function findPhoto(db: Db, property: number, id: number): Promise<PictureRow> {
  const [row] = await db<PictureRow[]>`
    select ${columns(db)} from pictures p
    where p.property_id = ${property} and p.id = ${id} and p.purpose = 'PHOTO'`
  if (!row) throw notFound('Photo', id)
  return row
}

/** Until the end of the transaction nobody else changes the pictures of that property. */
export async function lockPictures(tx: Tx, property: number): Promise<void> {
  await tx`select from properties where id = ${property} for no key update`
}

/** After all others of its purpose. */
export async function insertPicture(
  tx: Tx,
  property: number,
  purpose: Purpose,
  files: NewFile[],
): Promise<PictureRow> {
  const [row] = await tx<{ id: number; position: number }[]>`
    insert into pictures (property_id, purpose, position)
    select ${property}, ${purpose}, coalesce(max(position) + 1, 0) from pictures
    where property_id = ${property} and purpose = ${purpose}
    returning id, position`
  if (!row) throw new Error('an insert returns its row')
  for (const { width, height, bytes } of files)
    await tx`
      insert into picture_files (property_id, picture_id, width, height, bytes)
      values (${property}, ${row.id}, ${width}, ${height}, ${bytes})`
  return { ...row, alt: {}, files: files.map(({ width, height }) => ({ width, height })) }
}

export async function savePhoto(tx: Tx, property: number, { id, alt, position }: PictureRow): Promise<void> {
  await tx`
    update pictures set alt = ${tx.json(alt)}, position = ${position}
    where property_id = ${property} and id = ${id}`
}

export async function deleteLogo(tx: Tx, property: number): Promise<number | undefined> {
  const [row] = await tx<{ id: number }[]>`
    delete from pictures where property_id = ${property} and purpose = 'LOGO' returning id`
  return row?.id
}

export async function deletePhoto(db: Db, property: number, id: number): Promise<boolean> {
  const { count } = await db`
    delete from pictures where property_id = ${property} and id = ${id} and purpose = 'PHOTO'`
  return count === 1
}

/** A file of a restaurant that takes guests. */
export async function findFile(
  db: Db,
  { property, picture, width }: { property: number; picture: number; width: number },
): Promise<Buffer | undefined> {
  const [row] = await db<{ bytes: Buffer }[]>`
    select f.bytes from picture_files f join properties p on p.id = f.property_id
    where f.property_id = ${property} and f.picture_id = ${picture} and f.width = ${width}
      and p.status = 'ACTIVE' and (p.expires_at is null or p.expires_at > now())`
  return row?.bytes
}
