/** A restaurant's colour, made readable (WCAG 2, contrast ratio). */

type Rgb = readonly [number, number, number]

export const DEFAULT_COLOR = '#7a2e2e'
/** The lightest and the darkest ground that the colour is used on, as in `style.css`. */
const GROUNDS = { light: '#f6f3ee', dark: '#262322' }
const ENOUGH = 4.8
const STEPS = 50

const parse = (color: string): Rgb => {
  const number = Number.parseInt(color.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

const toHex = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

const linear = (part: number): number => {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(parse(one)), luminance(parse(other))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

/** The colour itself where it can be read on that ground, else as much darker or lighter as it has to be. */
function readableOn(color: string, ground: string, towards: string): string {
  for (let step = 0; step < STEPS; step++) {
    const mixed = toHex(mix(parse(color), parse(towards), step / STEPS))
    if (contrast(mixed, ground) >= ENOUGH) return mixed
  }
  return towards
}

const WHITE = '#ffffff'
const BLACK = '#14100f'

/** What is written on a ground of that colour. */
const inkOn = (color: string): string => (contrast(color, WHITE) >= contrast(color, BLACK) ? WHITE : BLACK)

export interface Accents {
  light: { accent: string; ink: string }
  dark: { accent: string; ink: string }
}

export function accentsOf(color: string): Accents {
  const light = readableOn(color, GROUNDS.light, '#000000')
  const dark = readableOn(color, GROUNDS.dark, WHITE)
  return { light: { accent: light, ink: inkOn(light) }, dark: { accent: dark, ink: inkOn(dark) } }
}
