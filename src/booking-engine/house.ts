/** The restaurant whose page is asked for, and how it is shown to this guest. */
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import type { Texts } from '../languages/en.ts'
import { languageFor, ownText, TEXTS, type Language } from '../languages/texts.ts'
import { basePath } from '../pages/scope.ts'
import { listPictures, type PictureRow } from '../pictures/store.ts'
import type { PropertyRow } from '../properties/store.ts'
import type { ServiceRow } from '../services/schema.ts'
import { DEFAULT_COLOR } from './color.ts'
import { localeOf } from './format.ts'
import { carriedText, frameSession } from './frames.ts'
import { loadHouse, NoHouse, type HouseRows } from './house-rows.ts'
import { linksOf, type Links } from './links.ts'

/** What every page needs to speak to a guest; a page without a restaurant has this alone. */
export interface Speech {
  base: string
  language: Language
  locale: string
  t: Texts
}

export interface House extends Speech, Pick<HouseRows, 'property' | 'services' | 'logo' | 'now'> {
  links: Links
  /** what its pages are coloured with: the website that leads to them may ask for another one */
  color: string
  /** the token of the guest, where the page is in a frame of another website */
  frame: string | undefined
  /** what its addresses keep beside the language */
  carried: Record<string, string | undefined>
  /** the restaurant's own words */
  own(text: 'welcome' | 'privacy' | 'blocked' | 'large_party'): string | undefined
}

const ID = /^\d{1,15}$/
const COLOR = /^[0-9a-f]{6}$/

export function speechFor(
  ctx: Ctx,
  request: FastifyRequest,
  property?: Pick<PropertyRow, 'language' | 'country'>,
): Speech {
  const { language: house = null, country = null } = property ?? {}
  const language = languageFor(carriedText(request, 'lang'), request.headers['accept-language'], house)
  return { base: basePath(ctx), language, locale: localeOf(language, country), t: TEXTS[language] }
}

/** Throws `NoHouse` alike for one that is unknown, disabled, expired, or not approved yet. */
export async function houseOf(ctx: Ctx, request: FastifyRequest, id: string): Promise<House> {
  if (!ID.test(id)) throw new NoHouse()
  const { value, age } = await ctx.houses.of(Number(id), '', () => loadHouse(ctx.sql, Number(id)))
  const { property, services, logo, over, now } = value
  if (property.status !== 'ACTIVE' || over) throw new NoHouse()
  const speech = speechFor(ctx, request, property)
  const { language, base } = speech
  const { settings, language: main } = property
  const frame = frameSession(request)
  const wanted = COLOR.exec(carriedText(request, 'color') ?? '')?.[0]
  const carried = { frame, color: wanted }
  return {
    ...speech,
    property,
    services,
    logo,
    now: now + age,
    frame,
    color: wanted ? `#${wanted}` : (settings.color ?? DEFAULT_COLOR),
    carried,
    links: linksOf({ base, property, language, carried }),
    own: (text) => ownText(settings[text], language, main),
  }
}

export const photosOf = (ctx: Ctx, { property }: House): Promise<PictureRow[]> =>
  listPictures(ctx.sql, property.id, 'PHOTO')

/** Fields without which that service takes no booking. */
export function requiredFields({ orders_section }: Pick<ServiceRow, 'orders_section'>): string[] {
  const { required_fields: fields } = orders_section
  return Array.isArray(fields) ? fields.filter((field): field is string => typeof field === 'string') : []
}
