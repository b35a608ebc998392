/** Photos as pages show them: in the size that the screen needs, with their room kept while they are loaded. */
import { html } from 'ghtml'
import { ownText } from '../languages/texts.ts'
import { filePath } from '../pictures/present.ts'
import type { PictureRow } from '../pictures/store.ts'
import type { House } from './house.ts'

type Shown = Pick<House, 'base' | 'property' | 'language'>

interface Place {
  /** how wide it is, by how wide the screen is */
  sizes: string
  /** seen at once; others are loaded when the guest comes near */
  first?: boolean
}

function photoImage(
  { base, property, language }: Shown,
  { id, files, alt }: PictureRow,
  { sizes, first = false }: Place,
): string {
  const last = files.at(-1)
  if (!last) return ''
  const path = (width: number) => base + filePath(property.id, id, width)
  return html`<img
    src="${path((files[1] ?? last).width)}"
    srcset="${files.map(({ width }) => `${path(width)} ${width}w`).join(', ')}"
    sizes="${sizes}"
    width="${last.width}"
    height="${last.height}"
    alt="${ownText(alt, language, property.language) ?? ''}"
    decoding="async"
    !${first ? 'fetchpriority="high"' : 'loading="lazy"'}
  />`
}

const WIDE = '(min-width: 44rem) 40rem, 100vw'
const HALF = '(min-width: 44rem) 17rem, 50vw'

/** Above everything else. */
export const hero = (house: Shown, photo: PictureRow | undefined): string =>
  photo ? html`<div class="hero">!${photoImage(house, photo, { sizes: WIDE, first: true })}</div>` : ''

export function gallery(house: Shown & Pick<House, 't'>, photos: PictureRow[]): string {
  if (photos.length === 0) return ''
  // an odd one has the last line for itself
  const isWide = (n: number) => n === photos.length - 1 && n % 2 === 0
  return html`<section aria-label="${house.t.photos}">
    <ul class="gallery">
      !${photos.map((photo, n) => html`<li>!${photoImage(house, photo, { sizes: isWide(n) ? WIDE : HALF })}</li>`)}
    </ul>
  </section>`
}

/** At the top of every page; its name stands beside it, so that there is nothing more to say of it. */
export function logoImage({ base, property }: Shown, logo: PictureRow | undefined): string {
  const [small, large = small] = logo?.files ?? []
  if (!logo || !small || !large) return ''
  const path = (width: number) => base + filePath(property.id, logo.id, width)
  return html`<img
    class="logo"
    src="${path(small.width)}"
    srcset="${path(small.width)} 1x, ${path(large.width)} 2x"
    width="${small.width}"
    height="${small.height}"
    alt=""
  />`
}
