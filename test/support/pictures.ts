/** Pictures to send, and who may send them. */
import sharp, { type Sharp } from 'sharp'
import type { TestServer } from './server.ts'

/** The smallest that there is: for tests that send one of everything. */
export const TINY = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQImWMoLy8HAALOAWZlR08yAAAAAElFTkSuQmCC',
  'base64',
)

type Sized = { width: number; height: number }

/** Warm light out of focus, as behind a laid table: the same for the same seed. */
export async function photo({ width, height }: Sized, seed = 1): Promise<Buffer<ArrayBuffer>> {
  let state = seed * 2_654_435_761
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const small = { width: 240, height: Math.max(1, Math.round((240 * height) / width)) }
  const hue = random()
  const lights = Array.from({ length: 26 }, () => ({
    x: random() * small.width,
    y: random() * small.height * 0.8,
    r: 5 + random() * 16,
    strength: 0.25 + random() * 0.6,
  }))
  const pixels = Buffer.alloc(small.width * small.height * 3)
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      const down = y / small.height
      const glow = lights.reduce(
        (sum, light) => (Math.hypot(x - light.x, y - light.y) < light.r ? sum + light.strength : sum),
        0,
      )
      const base = down > 0.78 ? 150 - 70 * (down - 0.78) : 30 + 55 * down
      const at = (y * small.width + x) * 3
      pixels[at] = Math.min(255, base + 22 * hue + 120 * glow)
      pixels[at + 1] = Math.min(255, base * 0.78 + 30 * (1 - hue) + 84 * glow)
      pixels[at + 2] = Math.min(255, base * 0.62 + 26 * hue + 40 * glow)
    }
  const data = await sharp(pixels, { raw: { ...small, channels: 3 } })
    .blur(1.6)
    .resize({ width, height, kernel: 'cubic' })
    .jpeg({ quality: 85 })
    .toBuffer()
  return Buffer.from(data)
}

/** Left dark, right light: which way up it is can be seen. */
export const halves = ({ width, height }: Sized): Sharp => {
  const pixels = Buffer.alloc(width * height * 3, 10)
  for (let y = 0; y < height; y++) pixels.fill(240, (y * width + width / 2) * 3, (y * width + width) * 3)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** The mailed link of the property's owners was used. */
export async function verifyOwners({ sql }: TestServer, property: number): Promise<void> {
  await sql`
    update users set email_verified_at = now()
    where id in (select user_id from memberships where property_id = ${property} and role = 'OWNER')`
}

/** A plate with a fork and a knife, on nothing. */
export async function logo(): Promise<Buffer<ArrayBuffer>> {
  const [width, height] = [720, 288]
  const pixels = Buffer.alloc(width * height * 4)
  const isInk = (x: number, y: number): boolean => {
    const far = Math.hypot(x - width / 2, y - height / 2)
    const left = Math.abs(x - width / 2 + 190)
    const right = Math.abs(x - width / 2 - 190)
    const inHandle = y > 40 && y < 250
    return (
      (far > 108 && far < 120) ||
      (far > 66 && far < 71) ||
      (inHandle && (left < 5 || right < 6)) ||
      (y > 40 && y < 110 && Math.abs(left - 20) < 4) ||
      (Math.abs(y - 112) < 5 && left < 24) ||
      (y > 40 && y < 140 && x > width / 2 + 190 && right < 22 - (y - 40) / 8)
    )
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isInk(x, y)) pixels.set([122, 46, 46, 255], (y * width + x) * 4)
  return Buffer.from(
    await sharp(pixels, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  )
}
