/** A guest's browser without a screen, on the pages of one restaurant. */
import assert from 'node:assert/strict'
import { Visitor, type PageAnswer } from './visitor.ts'
import type { Restaurant, TestServer } from './server.ts'

export const ADA = { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com', phone: '' }

/** What `&#61;` and the like stand for. */
export const plain = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

/** All tags taken out, white space drawn together. */
export const wordsOf = ({ text }: Pick<PageAnswer, 'text'>): string =>
  plain(
    text
      .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim()

export interface Form {
  action: string
  fields: Record<string, string>
  /** values of the buttons named `slot` */
  slots: string[]
}

/** The forms of a page, by where they go. */
export function formTo(page: PageAnswer, step: string): Form {
  const form = page.text
    .split('<form')
    .slice(1)
    .map((text) => text.split('</form>')[0] ?? '')
    .find((text) => text.includes(`/booking/${step}`))
  assert.ok(form, `no form to ${step}: ${wordsOf(page).slice(0, 600)}`)
  const attribute = (text: string, name: string) =>
    plain(new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '')
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => input)
  const sent = inputs.filter((input) => attribute(input, 'type') !== 'checkbox' || input.includes('checked'))
  const area = /<textarea[^>]*name="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea/.exec(form)
  return {
    action: attribute(form, 'action'),
    fields: {
      ...Object.fromEntries(sent.map((input) => [attribute(input, 'name'), attribute(input, 'value')])),
      ...(area?.[1] ? { [area[1]]: plain(area[2] ?? '') } : {}),
    },
    slots: [...form.matchAll(/name="slot"\s+value="([^"]+)"/g)].map(([, value]) => plain(value ?? '')),
  }
}

export class Guest extends Visitor {
  readonly #at: string

  constructor(server: TestServer, { property }: { property: number }, headers: Record<string, string> = {}) {
    super(server.url, headers)
    this.#at = `/book/restaurant/${property}`
  }

  page(path: string, query: Record<string, string | number> = {}): Promise<PageAnswer> {
    const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
    return this.get(`${this.#at}/${path}?${search.toString()}`)
  }

  /** Opens a day and presses the button of a time; answers what that leads to. */
  async choose(
    pax: number,
    date: string,
    time: string,
    more: Record<string, string | number> = {},
  ): Promise<PageAnswer> {
    const { action, fields, slots } = formTo(await this.page('booking/new', { pax, date, ...more }), 'hold')
    const slot = slots.find((value) => value.includes(time))
    assert.ok(slot, `${time} is not among ${slots.join(', ')}`)
    return this.follow(await this.post(action, { ...fields, slot }))
  }

  async follow(answer: PageAnswer): Promise<PageAnswer> {
    return answer.location === null ? answer : this.get(answer.location)
  }

  /** Sends the form of a details page. */
  async send(page: PageAnswer, typed: Record<string, string> = ADA): Promise<PageAnswer> {
    const { action, fields } = formTo(page, 'details')
    return this.post(action, { ...fields, ...typed })
  }

  /** From a day to the page that says it is done. */
  async book(
    pax: number,
    date: string,
    time: string,
    typed: Record<string, string> = ADA,
  ): Promise<PageAnswer> {
    const sent = await this.send(await this.choose(pax, date, time), typed)
    assert.equal(sent.status, 303, wordsOf(sent).slice(0, 800))
    return this.follow(sent)
  }
}

/** Reservations of a day, as the restaurant sees them. */
export async function reservationsOn(at: Restaurant, date: string) {
  const { status, body } = await at.api('GET', `/reservations?start_date=${date}&end_date=${date}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body.data
}
