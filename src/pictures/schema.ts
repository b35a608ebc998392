import { Type, type Static } from 'typebox'
import { Count, Id, TextsByLanguage, updateOf } from '../kernel/wire.ts'

const File = Type.Object({
  width: Type.Integer({ description: 'pixels', examples: [960] }),
  height: Type.Integer({ description: 'pixels', examples: [640] }),
  url: Type.String({
    description: 'where anybody can load it, as WebP; its content never changes',
    examples: ['https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp'],
  }),
})

const seen = {
  id: Id('the picture; another picture has another id', 41001),
  files: Type.Array(File, { description: 'the same picture in each of its sizes, the smallest first' }),
}

export const Logo = Type.Object(seen, { $id: 'Logo' })
export type Logo = Static<typeof Logo>

const told = {
  alt: TextsByLanguage('what is on the photo, for those who cannot see it'),
  position: Count('display order, lowest first', -100_000, 100_000),
}

export const Photo = Type.Object(
  { ...seen, ...told },
  {
    $id: 'Photo',
    examples: [
      {
        id: 41001,
        files: [
          {
            width: 960,
            height: 640,
            url: 'https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp',
          },
        ],
        alt: { en: 'The garden in the evening' },
        position: 1,
      },
    ],
  },
)
export type Photo = Static<typeof Photo>

export const PhotoUpdate = updateOf(
  { alt: Type.Optional(told.alt), position: Type.Optional(told.position) },
  ['position'],
  {
    $id: 'PhotoUpdate',
    examples: [{ alt: { en: 'The garden in the evening', it: 'Il giardino di sera' }, position: 1 }],
  },
)
export type PhotoUpdate = Static<typeof PhotoUpdate>

export const PhotoParams = Type.Object({ id: Id('the property', 999643), photo_id: Id('the photo', 41001) })
