/** The operations of the API by what they are about; options come last and may be left out everywhere. */
import { dataOf, first, pages, type Call, type CallOptions } from './call.ts'
import type {
  Answer,
  AuditEntry,
  Body,
  BookedReservation,
  BookingLink,
  Client,
  Closure,
  CustomerDetails,
  CustomerExport,
  DaySlots,
  GoogleAnswer,
  HistoryEntry,
  ManageLink,
  Reassignment,
  Hold,
  Logo,
  Mail,
  Order,
  Page,
  Photo,
  Property,
  Query,
  Reservation,
  Room,
  SandboxClock,
  SandboxSeeded,
  Service,
  SpecialDay,
  Table,
  WebhookDelivery,
  WebhookSubscription,
} from './types.ts'

/** The client itself. */
export const account = (call: Call) => ({
  get: (options?: CallOptions): Promise<Client> => call('getClient', {}, options).then(first),
  /** where the connect flow may go back to, or a new secret, which the answer shows once */
  update: (body: Body<'updateClient'>, options?: CallOptions): Promise<Client> =>
    call('updateClient', { body }, options).then(first),
  /** ends the client with its grants, webhooks and tokens */
  delete: (options?: CallOptions): Promise<number> => call('deleteClient', {}, options).then(first),
})

export const properties = (call: Call) => ({
  list: (options?: CallOptions): Promise<Property[]> => call('listProperties', {}, options).then(dataOf),
  get: (id: number, options?: CallOptions): Promise<Property> =>
    call('getProperty', { path: { id } }, options).then(first),
  create: (body: Body<'createProperty'>, options?: CallOptions): Promise<Property> =>
    call('createProperty', { body }, options).then(first),
  update: (id: number, body: Body<'updateProperty'>, options?: CallOptions): Promise<Property> =>
    call('updateProperty', { path: { id }, body }, options).then(first),
  delete: (id: number, options?: CallOptions): Promise<number> =>
    call('deleteProperty', { path: { id } }, options).then(first),
})

const photo = (id: number, photo_id: number) => ({ path: { id, photo_id } })

/** What the booking pages show of a property; each takes its id. A picture is a `Blob`, or a `File` of a form. */
export const pictures = (call: Call) => ({
  logo: (id: number, options?: CallOptions): Promise<Logo> =>
    call('getLogo', { path: { id } }, options).then(first),
  setLogo: (id: number, picture: Blob, options?: CallOptions): Promise<Logo> =>
    call('setLogo', { path: { id }, file: picture }, options).then(first),
  deleteLogo: (id: number, options?: CallOptions): Promise<number> =>
    call('deleteLogo', { path: { id } }, options).then(first),
  photos: (id: number, options?: CallOptions): Promise<Photo[]> =>
    call('listPhotos', { path: { id } }, options).then(dataOf),
  addPhoto: (id: number, picture: Blob, options?: CallOptions): Promise<Photo> =>
    call('addPhoto', { path: { id }, file: picture }, options).then(first),
  /** texts for those who cannot see it, by language, and its place */
  updatePhoto: (
    id: number,
    photo_id: number,
    body: Body<'updatePhoto'>,
    options?: CallOptions,
  ): Promise<Photo> => call('updatePhoto', { ...photo(id, photo_id), body }, options).then(first),
  deletePhoto: (id: number, photo_id: number, options?: CallOptions): Promise<number> =>
    call('deletePhoto', photo(id, photo_id), options).then(first),
})

/** Of sandbox properties only; each takes the id of the property. */
export const sandbox = (call: Call) => ({
  extend: (id: number, body: Body<'extendSandbox'> = {}, options?: CallOptions): Promise<Property> =>
    call('extendSandbox', { path: { id }, body }, options).then(first),
  reset: (id: number, options?: CallOptions): Promise<Property> =>
    call('resetSandbox', { path: { id } }, options).then(first),
  seed: (id: number, body: Body<'seedSandbox'> = {}, options?: CallOptions): Promise<SandboxSeeded> =>
    call('seedSandbox', { path: { id }, body }, options).then(first),
  clock: (id: number, options?: CallOptions): Promise<SandboxClock> =>
    call('getSandboxClock', { path: { id } }, options).then(first),
  /** a local date-time, or null for the real time */
  setClock: (id: number, now: string | null, options?: CallOptions): Promise<SandboxClock> =>
    call('setSandboxClock', { path: { id }, body: { now } }, options).then(first),
  resetClock: (id: number, options?: CallOptions): Promise<SandboxClock> =>
    call('resetSandboxClock', { path: { id } }, options).then(first),
})

export const rooms = (call: Call) => ({
  list: (options?: CallOptions): Promise<Room[]> => call('listRooms', {}, options).then(dataOf),
  get: (room_id: number, options?: CallOptions): Promise<Room> =>
    call('getRoom', { path: { room_id } }, options).then(first),
  create: (body: Body<'createRoom'>, options?: CallOptions): Promise<Room> =>
    call('createRoom', { body }, options).then(first),
  update: (room_id: number, body: Body<'updateRoom'>, options?: CallOptions): Promise<Room> =>
    call('updateRoom', { path: { room_id }, body }, options).then(first),
  delete: (room_id: number, options?: CallOptions): Promise<number> =>
    call('deleteRoom', { path: { room_id } }, options).then(first),
})

export const tables = (call: Call) => ({
  list: (options?: CallOptions): Promise<Table[]> => call('listTables', {}, options).then(dataOf),
  /** with a day, and maybe more, `free` tells whether the table can take that party then */
  ofRoom: (room_id: number, query?: Query<'listRoomTables'>, options?: CallOptions): Promise<Table[]> =>
    call('listRoomTables', { path: { room_id }, query }, options).then(dataOf),
  get: (room_id: number, table_id: number, options?: CallOptions): Promise<Table> =>
    call('getTable', { path: { room_id, table_id } }, options).then(first),
  create: (room_id: number, body: Body<'createTable'>, options?: CallOptions): Promise<Table> =>
    call('createTable', { path: { room_id }, body }, options).then(first),
  update: (
    room_id: number,
    table_id: number,
    body: Body<'updateTable'>,
    options?: CallOptions,
  ): Promise<Table> => call('updateTable', { path: { room_id, table_id }, body }, options).then(first),
  delete: (room_id: number, table_id: number, options?: CallOptions): Promise<number> =>
    call('deleteTable', { path: { room_id, table_id } }, options).then(first),
})

export const services = (call: Call) => ({
  list: (options?: CallOptions): Promise<Service[]> => call('listServices', {}, options).then(dataOf),
  get: (service_id: number, options?: CallOptions): Promise<Service> =>
    call('getService', { path: { service_id } }, options).then(first),
  create: (body: Body<'createService'>, options?: CallOptions): Promise<Service> =>
    call('createService', { body }, options).then(first),
  update: (service_id: number, body: Body<'updateService'>, options?: CallOptions): Promise<Service> =>
    call('updateService', { path: { service_id }, body }, options).then(first),
  delete: (service_id: number, options?: CallOptions): Promise<number> =>
    call('deleteService', { path: { service_id } }, options).then(first),
})

type ClosureQuery = Query<'listClosures'>

export const closures = (call: Call) => {
  const page = (query?: ClosureQuery, options?: CallOptions): Promise<Page<Closure>> =>
    call('listClosures', { query }, options)
  return {
    /** one page; `all` goes through them all */
    page,
    all: (query: ClosureQuery = {}, options?: CallOptions): AsyncGenerator<Closure, void, void> =>
      pages((one: ClosureQuery) => page(one, options), query),
    get: (closure_id: number, options?: CallOptions): Promise<Closure> =>
      call('getClosure', { path: { closure_id } }, options).then(first),
    /** `affected` are the reservations that it hits; so after `update` */
    create: (body: Body<'createClosure'>, options?: CallOptions): Promise<Closure> =>
      call('createClosure', { body }, options).then(first),
    update: (closure_id: number, body: Body<'updateClosure'>, options?: CallOptions): Promise<Closure> =>
      call('updateClosure', { path: { closure_id }, body }, options).then(first),
    delete: (closure_id: number, options?: CallOptions): Promise<number> =>
      call('deleteClosure', { path: { closure_id } }, options).then(first),
  }
}

type SpecialDayQuery = Query<'listSpecialDays'>

export const specialDays = (call: Call) => {
  const page = (query?: SpecialDayQuery, options?: CallOptions): Promise<Page<SpecialDay>> =>
    call('listSpecialDays', { query }, options)
  const one = (special_day_id: number) => ({ path: { special_day_id } })
  return {
    /** one page; `all` goes through them all */
    page,
    all: (query: SpecialDayQuery = {}, options?: CallOptions): AsyncGenerator<SpecialDay, void, void> =>
      pages((one: SpecialDayQuery) => page(one, options), query),
    get: (id: number, options?: CallOptions): Promise<SpecialDay> =>
      call('getSpecialDay', one(id), options).then(first),
    create: (body: Body<'createSpecialDay'>, options?: CallOptions): Promise<SpecialDay> =>
      call('createSpecialDay', { body }, options).then(first),
    update: (id: number, body: Body<'updateSpecialDay'>, options?: CallOptions): Promise<SpecialDay> =>
      call('updateSpecialDay', { ...one(id), body }, options).then(first),
    delete: (id: number, options?: CallOptions): Promise<number> =>
      call('deleteSpecialDay', one(id), options).then(first),
  }
}

type ReservationQuery = Query<'listReservations'>
type Decision = Query<'decideReservation'>['status']
type Undo = Query<'checkinReservation'>

const reservation = (reservation_id: number) => ({ path: { reservation_id } })

const booked = ({ data, warnings }: Answer<'createReservation'>): BookedReservation => ({
  ...first({ data }),
  ...(warnings && { warnings }),
})

const reservationReads = (call: Call) => {
  const page = (query?: ReservationQuery, options?: CallOptions): Promise<Page<Reservation>> =>
    call('listReservations', { query }, options)
  return {
    /** one page; `all` goes through them all */
    page,
    all: (query: ReservationQuery = {}, options?: CallOptions): AsyncGenerator<Reservation, void, void> =>
      pages((one: ReservationQuery) => page(one, options), query),
    get: (id: number, options?: CallOptions): Promise<Reservation> =>
      call('getReservation', reservation(id), options).then(first),
    history: (id: number, options?: CallOptions): Promise<HistoryEntry[]> =>
      call('getReservationHistory', reservation(id), options).then(dataOf),
    /** where the guest sees, changes and cancels it: as good as a signature */
    manageLink: (id: number, options?: CallOptions): Promise<ManageLink> =>
      call('getManageLink', reservation(id), options).then(first),
  }
}

const reservationChanges = (call: Call) => ({
  create: (body: Body<'createReservation'>, options?: CallOptions): Promise<BookedReservation> =>
    call('createReservation', { body }, options).then(booked),
  update: (id: number, body: Body<'updateReservation'>, options?: CallOptions): Promise<BookedReservation> =>
    call('updateReservation', { ...reservation(id), body }, options).then(booked),
  decide: (id: number, status: Decision, options?: CallOptions): Promise<Reservation> =>
    call('decideReservation', { ...reservation(id), query: { status } }, options).then(first),
  checkIn: (id: number, query?: Undo, options?: CallOptions): Promise<Reservation> =>
    call('checkinReservation', { ...reservation(id), query }, options).then(first),
  checkOut: (id: number, query?: Undo, options?: CallOptions): Promise<Reservation> =>
    call('checkoutReservation', { ...reservation(id), query }, options).then(first),
  /** from the start on: the party did not come */
  noShow: (id: number, query?: Undo, options?: CallOptions): Promise<Reservation> =>
    call('markNoShow', { ...reservation(id), query }, options).then(first),
  /** a better seating of a service day: proposed, or performed with `apply` */
  reassign: (query: Query<'reassignTables'>, options?: CallOptions): Promise<Reassignment> =>
    call('reassignTables', { query }, options).then(first),
  cancel: (id: number, options?: CallOptions): Promise<number> =>
    call('cancelReservation', reservation(id), options).then(() => id),
  /** takes one's own cancellation back, within ten minutes */
  undoCancel: async (id: number, options?: CallOptions): Promise<Reservation> => {
    const answer = await call('cancelReservation', { ...reservation(id), query: { undo: true } }, options)
    const restored = first(answer)
    if (typeof restored === 'number') throw new Error('The server did not answer the reservation.')
    return restored
  },
  enableGoogle: (body: Body<'enableGoogleEngine'>, options?: CallOptions): Promise<GoogleAnswer> =>
    call('enableGoogleEngine', { body }, options),
})

export const reservations = (call: Call) => ({ ...reservationReads(call), ...reservationChanges(call) })

type CustomerQuery = Query<'listCustomers'>

const customer = (customer_id: number) => ({ path: { customer_id } })

export const customers = (call: Call) => {
  const page = (query?: CustomerQuery, options?: CallOptions): Promise<Page<CustomerDetails>> =>
    call('listCustomers', { query }, options)
  return {
    /** one page; `all` goes through them all */
    page,
    all: (query: CustomerQuery = {}, options?: CallOptions): AsyncGenerator<CustomerDetails, void, void> =>
      pages((one: CustomerQuery) => page(one, options), query),
    get: (id: number, options?: CallOptions): Promise<CustomerDetails> =>
      call('getCustomer', customer(id), options).then(first),
    update: (id: number, body: Body<'updateCustomer'>, options?: CallOptions): Promise<CustomerDetails> =>
      call('updateCustomer', { ...customer(id), body }, options).then(first),
    /** everything that is kept of the guest */
    export: (id: number, options?: CallOptions): Promise<CustomerExport> =>
      call('exportCustomer', customer(id), options).then(first),
    /** takes name, contact and notes out of everything, for good */
    anonymise: (id: number, options?: CallOptions): Promise<number> =>
      call('anonymiseCustomer', customer(id), options).then(first),
  }
}

type AuditQuery = Query<'listAudit'>

export const audit = (call: Call) => {
  const page = (query?: AuditQuery, options?: CallOptions): Promise<Page<AuditEntry>> =>
    call('listAudit', { query }, options)
  return {
    /** one page; `all` goes through them all */
    page,
    all: (query: AuditQuery = {}, options?: CallOptions): AsyncGenerator<AuditEntry, void, void> =>
      pages((one: AuditQuery) => page(one, options), query),
  }
}

export const bookings = (call: Call) => ({
  slots: (query: Query<'findSlots'>, options?: CallOptions): Promise<DaySlots[]> =>
    call('findSlots', { query }, options).then(dataOf),
  /** rooms with the tables that could take that party then */
  rooms: (query: Query<'findFreeRooms'>, options?: CallOptions): Promise<Room[]> =>
    call('findFreeRooms', { query }, options).then(first),
  /** keeps tables for some minutes; send its id as `hold_id` with the reservation */
  hold: (body: Body<'takeHold'>, options?: CallOptions): Promise<Hold> =>
    call('takeHold', { body }, options).then(first),
  giveBack: (hold_id: string, options?: CallOptions): Promise<string> =>
    call('giveBackHold', { path: { hold_id } }, options).then(first),
  links: (options?: CallOptions): Promise<BookingLink[]> =>
    call('listBookingLinks', {}, options).then(dataOf),
})

type PageQuery = Query<'listWebhookSubscriptions'>

const subscription = (subscription_id: number) => ({ path: { subscription_id } })

const subscriptions = (call: Call) => {
  const page = (query?: PageQuery, options?: CallOptions): Promise<Page<WebhookSubscription>> =>
    call('listWebhookSubscriptions', { query }, options)
  return {
    page,
    all: (query: PageQuery = {}, options?: CallOptions): AsyncGenerator<WebhookSubscription, void, void> =>
      pages((one: PageQuery) => page(one, options), query),
    get: (id: number, options?: CallOptions): Promise<WebhookSubscription> =>
      call('getWebhookSubscription', subscription(id), options).then(first),
    /**
     * The `secret` is in this answer only, and in that of `rotateSecret`. Where the answer was lost and the call
     * repeated it is missing: rotate then.
     */
    create: (body: Body<'createWebhookSubscription'>, options?: CallOptions): Promise<WebhookSubscription> =>
      call('createWebhookSubscription', { body }, options).then(first),
    update: (
      id: number,
      body: Body<'updateWebhookSubscription'>,
      options?: CallOptions,
    ): Promise<WebhookSubscription> =>
      call('updateWebhookSubscription', { ...subscription(id), body }, options).then(first),
    delete: (id: number, options?: CallOptions): Promise<number> =>
      call('deleteWebhookSubscription', subscription(id), options).then(first),
    rotateSecret: (
      id: number,
      body: Body<'rotateWebhookSecret'> = {},
      options?: CallOptions,
    ): Promise<WebhookSubscription> =>
      call('rotateWebhookSecret', { ...subscription(id), body }, options).then(first),
  }
}

const deliveries = (call: Call) => {
  const deliveriesPage = (
    id: number,
    query?: PageQuery,
    options?: CallOptions,
  ): Promise<Page<WebhookDelivery>> => call('listWebhookDeliveries', { ...subscription(id), query }, options)
  return {
    deliveriesPage,
    deliveries: (
      id: number,
      query: PageQuery = {},
      options?: CallOptions,
    ): AsyncGenerator<WebhookDelivery, void, void> =>
      pages((one: PageQuery) => deliveriesPage(id, one, options), query),
    /** sends a sample */
    test: (id: number, options?: CallOptions): Promise<WebhookDelivery> =>
      call('testWebhookSubscription', subscription(id), options).then(first),
    redeliver: (
      subscription_id: number,
      delivery_id: number,
      options?: CallOptions,
    ): Promise<WebhookDelivery> =>
      call('redeliverWebhook', { path: { subscription_id, delivery_id } }, options).then(first),
  }
}

export const webhooks = (call: Call) => ({ ...subscriptions(call), ...deliveries(call) })

export const orders = (call: Call) => ({
  list: (query?: Query<'listOrders'>, options?: CallOptions): Promise<Order[]> =>
    call('listOrders', { query }, options).then(dataOf),
})

export const mails = (call: Call) => {
  const page = (query?: Query<'listMails'>, options?: CallOptions): Promise<Page<Mail>> =>
    call('listMails', { query }, options)
  return {
    page,
    /** what the sandbox would have sent, newest first */
    all: (query: Query<'listMails'> = {}, options?: CallOptions): AsyncGenerator<Mail, void, void> =>
      pages((one: Query<'listMails'>) => page(one, options), query),
  }
}
