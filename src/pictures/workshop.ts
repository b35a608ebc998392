/**
 * Makes files of pictures: one at a time and on one thread, so that guests who book are served as fast as ever; whoever
 * comes while some are waiting already is asked to come again.
 */
import type sharp from 'sharp'
import type { Sharp } from 'sharp'
import { Refusal } from '../kernel/refusal.ts'
import { checkHead, checkKind, MOST_PIXELS, noPicture, type Plan } from './rules.ts'

/** Being sent or waiting: each of them may be in memory as a whole. */
const TAKEN_AT_ONCE = 4
const RETRY_AFTER = 5
const SECONDS = 15

type Library = typeof sharp

/** With the first picture: 20 MB and a quarter of a second that most servers never need. */
async function loadLibrary(): Promise<Library> {
  const { default: library } = await import('sharp')
  library.concurrency(1)
  library.cache(false)
  // what may come is known by its first bytes; no other reader is ever begun with
  library.block({ operation: ['VipsForeignLoad'] })
  library.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}Buffer`),
  })
  return library
}

export interface PictureFile {
  width: number
  height: number
  bytes: Buffer
}

export class Workshop {
  #taken = 0
  #last: Promise<unknown> = Promise.resolve()
  #library: Promise<Library> | undefined

  /** Runs what reads a picture and makes files of it, or refuses while there are enough of them. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken >= TAKEN_AT_ONCE)
      throw new Refusal(
        'unavailable',
        `Many pictures are being sent just now. Send this one again in ${RETRY_AFTER} seconds.`,
        { retryAfter: RETRY_AFTER },
      )
    this.#taken++
    try {
      return await work()
    } finally {
      this.#taken--
    }
  }

  /** The picture in each of its sizes, with nothing but what is to be seen, the right way up. */
  async filesOf(picture: Buffer, plan: Plan): Promise<PictureFile[]> {
    checkKind(picture)
    const before = this.#last
    const files = before.then(async () => makeFiles(await (this.#library ??= loadLibrary()), picture, plan))
    this.#last = files.catch(() => undefined)
    return files
  }
}

/** What the library cannot read is damaged: kinds and sizes are checked before. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw noPicture('cannot be read as a picture: it is damaged or cut off')
  }
}

async function makeFiles(
  library: Library,
  picture: Buffer,
  { box, widths, qualities, bytes }: Plan,
): Promise<PictureFile[]> {
  const { data, info } = await readable(async () => {
    const { width, height, space, pages } = await library(picture, { limitInputPixels: false }).metadata()
    checkHead({ width, height, space, pages })
    return library(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
  })
  const { width: full, height, channels } = info
  const files: PictureFile[] = []
  for (const width of widths(full)) {
    const sized = library(data, { raw: { width: full, height, channels } }).resize({ width })
    files.push(await encoded(sized, qualities, bytes))
  }
  return files
}

/** The first quality that is small enough, else the last. */
async function encoded(sized: Sharp, qualities: number[], most: number): Promise<PictureFile> {
  let file: PictureFile | undefined
  for (const quality of qualities) {
    const { data, info } = await sized
      .clone()
      .webp({ quality, alphaQuality: quality })
      .toBuffer({ resolveWithObject: true })
    file = { width: info.width, height: info.height, bytes: data }
    if (data.length <= most) break
  }
  if (!file) throw new Error('a plan has a quality')
  return file
}
