/** What a file is, by what is in it and by nothing else, and in which sizes it is kept. */
import { Refusal } from '../kernel/refusal.ts'

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']

/** A photo of a phone has 3 to 8 MB. */
export const MOST_BYTES = 10 * 1024 * 1024
/** The largest photos that phones take; four bytes of memory each while it is looked at. */
export const MOST_PIXELS = 50_000_000
export const MOST_PHOTOS = 20

/** How a picture is kept: inside the largest box, and smaller; never larger than it came. */
export interface Plan {
  box: { width: number; height: number }
  widths: (full: number) => number[]
  /** tried one after the other until the file has at most so many bytes */
  qualities: number[]
  bytes: number
}

const NARROWER = [480, 960]

export const PHOTO: Plan = {
  box: { width: 1600, height: 1600 },
  widths: (full) => [...NARROWER.filter((width) => width < full), full],
  qualities: [78, 65, 50],
  bytes: 400_000,
}

/** It is on every page, also where each kilobyte counts: shown at half of these sizes at most. */
export const LOGO: Plan = {
  box: { width: 480, height: 192 },
  widths: (full) => [...new Set([Math.ceil(full / 2), full])],
  qualities: [90, 75, 60, 40, 20],
  bytes: 12_000,
}

type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'moving' | 'heic' | 'svg' | 'other'

const startsWith = (bytes: Buffer, text: string, at = 0) =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))

function kindOf(bytes: Buffer): Kind {
  if (startsWith(bytes, '\xff\xd8\xff')) return 'jpeg'
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return isMovingPng(bytes) ? 'moving' : 'png'
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'gif'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp'
  if (startsWith(bytes, 'ftyp', 4)) return kindOfBrand(bytes.subarray(8, 12).toString('latin1'))
  return /^\s*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*<svg/is.test(bytes.subarray(0, 2000).toString())
    ? 'svg'
    : 'other'
}

const kindOfBrand = (brand: string): Kind => {
  if (brand === 'avif') return 'avif'
  if (brand === 'avis') return 'moving'
  return /^(?:hei|hev|mif1|msf1)/.test(brand) ? 'heic' : 'other'
}

/** Whether the chunk that says so comes before the picture (PNG, third edition, section 11.3.6). */
function isMovingPng(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (startsWith(bytes, 'acTL', at + 4)) return true
    if (startsWith(bytes, 'IDAT', at + 4)) return false
  }
  return false
}

const TAKEN = 'Send a still picture as JPEG, PNG, WebP, AVIF or GIF.'

const NOT_TAKEN: Partial<Record<Kind, string>> = {
  moving: `This picture moves. ${TAKEN}`,
  heic: `This is a picture as some phones keep it (HEIC). ${TAKEN}`,
  svg: `This is a drawing (SVG), which may hold programs. ${TAKEN}`,
  other: `This is no picture of a kind that is known here, whatever its name or type says. ${TAKEN}`,
}

/** Refuses what is none of the kinds that are taken. */
export function checkKind(bytes: Buffer): void {
  const refusal = NOT_TAKEN[kindOf(bytes)]
  if (refusal !== undefined) throw new Refusal('unsupported_media_type', refusal)
}

export interface Described {
  width: number
  height: number
  /** as the library names the colour space */
  space: string | undefined
  /** how many pictures are in the file */
  pages: number | undefined
}

/** Refuses what the head of a file says of it. */
export function checkHead({ width, height, space, pages = 1 }: Described): void {
  if (width * height > MOST_PIXELS)
    throw new Refusal(
      'payload_too_large',
      `The picture has ${width} × ${height} pixels, and may have ${MOST_PIXELS / 1_000_000} million. Send a smaller one.`,
    )
  if (pages > 1) throw new Refusal('unsupported_media_type', NOT_TAKEN.moving ?? TAKEN)
  if (space === 'cmyk')
    throw new Refusal(
      'unsupported_media_type',
      'The colours of this picture are those of a printing press (CMYK), which browsers show wrong. Save it with those of screens (RGB).',
    )
}

export const tooManyBytes = (): Refusal =>
  new Refusal(
    'payload_too_large',
    `A picture may have ${MOST_BYTES / 1024 / 1024} MB at most. Send a smaller one.`,
  )

export const noPicture = (why: string): Refusal =>
  new Refusal('validation', `body ${why}`, { fields: [{ path: 'body', message: why }] })
