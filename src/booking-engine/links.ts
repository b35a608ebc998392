/** The addresses of the pages, and what they keep of a guest's choice. */
import { isDate } from '../kernel/time.ts'
import type { Language } from '../languages/texts.ts'

export type PageName =
  | 'welcome'
  | 'booking/home'
  | 'booking/new'
  | 'booking/hold'
  | 'booking/details'
  | 'booking/done'
  | ManagePageName

/** Of one reservation, which the address names. */
const MANAGE_PAGES = ['show', 'change', 'choose', 'cancel', 'confirm', 'calendar.ics'] as const
type ManagePageName = `manage/${(typeof MANAGE_PAGES)[number]}`

/** What a guest has chosen so far, as addresses and forms carry it. */
export interface Wish {
  pax?: number | undefined
  date?: string | undefined
  /** `YYYY-MM`: the month of the calendar, where no day is chosen */
  month?: string | undefined
  /** the id of a service, and its start time */
  service?: number | undefined
  time?: string | undefined
  /** undefined: any room will do */
  room?: number | undefined
  hold?: string | undefined
  /** of the form that books: one of them is one booking */
  form?: string | undefined
}

/** One time of one service. */
export interface Slot extends Wish {
  pax: number
  date: string
  time: string
  service: number
}

/** The time that was chosen, where all of one is. */
export function slotOf({ pax, date, time, service, room, hold, form }: Wish): Slot | undefined {
  if (pax === undefined || date === undefined || time === undefined || service === undefined) return undefined
  return { pax, date, time, service, room, hold, form }
}

const TIME = /^(\d{4}-\d{2}-\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d:00) (\d{1,15})(?: \d{1,15})?$/

/** What the button of a time sends; undefined for anything else. */
export function readTime(text: string): Pick<Slot, 'date' | 'time' | 'service'> | undefined {
  const [, date = '', time = '', service = ''] = TIME.exec(text) ?? []
  return isDate(date) ? { date, time, service: Number(service) } : undefined
}

const entriesOf = (wish: object): [string, string][] =>
  Object.entries(wish).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value).toWellFormed()]],
  )

export interface Links {
  to(page: PageName, wish?: Wish, language?: Language): string
  /** the same as hidden fields of a form */
  fields(wish: Wish): [string, string][]
}

/** Where links lead from: a house is such a place. */
interface Start {
  base: string
  property: { id: number }
  language: Language
  /** what every address keeps beside the language */
  carried: Record<string, string | undefined>
}

/** `paths`: where a page is not at the address of its name. */
export function linksOf(
  { base, property, language: chosen, carried }: Start,
  paths: ReadonlyMap<PageName, string> = new Map(),
): Links {
  const fields = (wish: Wish, lang: Language) => entriesOf({ ...wish, ...carried, lang })
  return {
    to(page, wish = {}, language = chosen) {
      let query = ''
      for (const [name, value] of fields(wish, language)) query += `&${name}=${encodeURIComponent(value)}`
      return `${base}/book/restaurant/${property.id}/${paths.get(page) ?? page}?${query.slice(1)}`
    },
    fields: (wish) => fields(wish, chosen),
  }
}

/** The pages of a reservation, where another time is chosen as one is for a booking. */
export function manageLinks(start: Start, token: string): Links {
  const at = `booking/manage/${token}`
  const paths = new Map<PageName, string>([
    ...MANAGE_PAGES.map((page): [PageName, string] => [`manage/${page}`, `${at}/${page}`]),
    ['manage/show', at],
    ['booking/new', `${at}/change`],
    ['booking/hold', `${at}/choose`],
  ])
  return linksOf(start, paths)
}
