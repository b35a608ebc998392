/** Booking what a guest has chosen and typed: once, however often the form is sent. */
import type { Ctx } from '../context.ts'
import type { Once } from '../db/sql.ts'
import { limitWaiting } from '../db/transaction.ts'
import { readEmail, readPhone } from '../kernel/contact.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Texts } from '../languages/en.ts'
import { book } from '../reservations/book.ts'
import type { Booked } from '../reservations/schema.ts'
import { requiredFields, type House } from './house.ts'
import type { Guest } from './guest.ts'
import type { Slot } from './links.ts'
import { claimForm, findBooked, saveBooked, type FormOf, type SaidOfNews } from './store.ts'

/** What a guest types. */
export interface Typed {
  first_name: string
  last_name: string
  email: string
  phone: string
  special_request: string
  newsletter: boolean
}

export const NOTHING_TYPED: Typed = {
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
  special_request: '',
  newsletter: false,
}

export interface Problem {
  /** the field that it is about */
  field?: keyof Typed
  message: string
}

const NAME_LENGTH = 120
const REQUEST_LENGTH = 2000

export function problemsOf(house: House, slot: Slot, typed: Typed): Problem[] {
  const { t, services } = house
  const service = services.find(({ id }) => id === slot.service)
  const required = service ? requiredFields(service) : []
  const { first_name, last_name, email, phone, special_request } = typed
  const problems: (Problem | false)[] = [
    first_name === '' && { field: 'first_name', message: t.first_name_missing },
    first_name.length > NAME_LENGTH && { field: 'first_name', message: t.too_long(NAME_LENGTH) },
    required.includes('last_name') &&
      last_name === '' && { field: 'last_name', message: t.last_name_missing },
    last_name.length > NAME_LENGTH && { field: 'last_name', message: t.too_long(NAME_LENGTH) },
    ...contactProblems(t, typed, required),
    !isRead(() => readEmail(email, 'email')) && { field: 'email', message: t.email_wrong },
    !isRead(() => readPhone(phone, house.property.country, 'phone')) && {
      field: 'phone',
      message: t.phone_wrong,
    },
    special_request.length > REQUEST_LENGTH && {
      field: 'special_request',
      message: t.too_long(REQUEST_LENGTH),
    },
  ]
  return problems.filter((problem) => problem !== false)
}

function contactProblems(t: Texts, { email, phone }: Typed, required: string[]): (Problem | false)[] {
  return [
    required.includes('email') && email === '' && { field: 'email', message: t.email_missing },
    required.includes('phone') && phone === '' && { field: 'phone', message: t.phone_missing },
    email === '' &&
      phone === '' &&
      !required.includes('email') &&
      !required.includes('phone') && { field: 'email', message: t.contact_missing },
  ]
}

function isRead(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Thrown inside the transaction: the form was used, so there is nothing to do. */
class UsedForm extends Error {}

function onceFor(form: FormOf, news: SaidOfNews): Once<Booked> {
  return {
    claim: async (tx) => {
      await limitWaiting(tx)
      if (!(await claimForm(tx, form, news))) throw new UsedForm()
    },
    keep: (tx, booked) => saveBooked(tx, form, booked),
  }
}

export const formOf = ({ property }: House, { holder }: Guest, { hold, form }: Slot): FormOf => ({
  property: property.id,
  holder: holder.name,
  key: hold ?? form ?? '',
})

/** Books, unless this form has booked already. Throws what a booking is refused with. */
export async function bookOnce(
  ctx: Ctx,
  house: House,
  guest: Guest,
  slot: Slot,
  typed: Typed,
): Promise<void> {
  const form = formOf(house, guest, slot)
  const { t, language, property } = house
  const text = t.newsletter(property.name)
  const once = onceFor(form, { agreed: typed.newsletter, text, language })
  try {
    await book({ ...ctx, once }, house.property.id, 'guest', bodyOf(house, slot, typed), guest.holder.name)
  } catch (error) {
    // the restaurant's answer is there already, whatever would be said to a second try
    if (error instanceof UsedForm || (await findBooked(ctx.sql, form)) !== undefined) return
    throw error
  }
}

function bodyOf({ language }: House, { pax, date, time, service, room, hold }: Slot, typed: Typed) {
  const { first_name, last_name, email, phone, special_request } = typed
  return {
    channel: 'OCTOTABLE_BOOK',
    start_date: date,
    start_hour: time,
    pax,
    service_id: service,
    ...(room === undefined || hold !== undefined ? {} : { room_id: room }),
    ...(hold === undefined ? {} : { hold_id: hold }),
    customer: { first_name, last_name, email, phone },
    special_request,
    language,
  }
}
