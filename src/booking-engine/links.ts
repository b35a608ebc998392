/** The addresses of the pages, and what they keep of a guest's choice. */
import type { Language } from '../languages/texts.ts'

export type PageName =
  'welcome' | 'booking/home' | 'booking/new' | 'booking/hold' | 'booking/details' | 'booking/done'

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

const entriesOf = (wish: Wish): [string, string][] =>
  Object.entries(wish).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )

export interface Links {
  to(page: PageName, wish?: Wish, language?: Language): string
  /** the same as hidden fields of a form */
  fields(wish: Wish): [string, string][]
}

export function linksOf(base: string, property: number, chosen: Language): Links {
  return {
    to(page, wish = {}, language = chosen) {
      const query = new URLSearchParams([...entriesOf(wish), ['lang', language]])
      return `${base}/book/restaurant/${property}/${page}?${query.toString()}`
    },
    fields: (wish) => [...entriesOf(wish), ['lang', chosen]],
  }
}
