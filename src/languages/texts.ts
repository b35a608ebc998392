/** The languages of the pages for guests. */
import { de } from './de.ts'
import { en, type Texts } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'

export const TEXTS = { en, it, de, fr, es } satisfies Record<string, Texts>

export type Language = keyof typeof TEXTS

export const LANGUAGES: readonly Language[] = ['en', 'it', 'de', 'fr', 'es']

const isLanguage = (text: string): text is Language => Object.hasOwn(TEXTS, text)

/** `it` of `it-CH`; undefined for a language that we do not speak. */
function ours(tag: string | null | undefined): Language | undefined {
  const base = tag?.trim().toLowerCase().split('-')[0] ?? ''
  return isLanguage(base) ? base : undefined
}

/** The languages that a browser asks for, the dearest first (RFC 9110, section 12.5.4). */
function asked(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.split(';').map((text) => text.trim())
      const weight = Number(options.find((option) => option.startsWith('q='))?.slice(2) ?? 1)
      return { tag, weight: Number.isNaN(weight) ? 0 : weight }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

/** By link, then by browser, then the restaurant's own. */
export function languageFor(
  link: string | undefined,
  accept: string | undefined,
  house: string | null,
): Language {
  const wishes = [link, ...asked((accept ?? '').slice(0, 500)), house]
  return wishes.map(ours).find((one) => one !== undefined) ?? 'en'
}

/** A restaurant's own text in a language, else in its own language, in English, in whichever there is. */
export function ownText(
  texts: Record<string, string> | undefined,
  language: Language,
  house: string | null,
): string | undefined {
  if (!texts) return undefined
  const inLanguage = (tag: string | null) =>
    tag === null
      ? undefined
      : (texts[tag] ?? Object.entries(texts).find(([key]) => key.split('-')[0] === tag.split('-')[0])?.[1])
  const found = inLanguage(language) || inLanguage(house) || inLanguage('en') || Object.values(texts)[0]
  return found || undefined
}
