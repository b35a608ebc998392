/** A plain restaurant to which single cases add what they are about. */
import { instantOf } from './clock.ts'
import type { Request, Reservation, Restaurant, Room, Service, Table } from './restaurant.ts'

const DATE = '2026-06-10' // a Wednesday

export const roomOf = (over: Partial<Room> = {}): Room => ({
  id: 1,
  position: 0,
  bookable: true,
  auto_group: false,
  sold_out: 'HIDE',
  ...over,
})

export const tableOf = (over: Partial<Table> = {}): Table => ({
  id: 1,
  room_id: 1,
  position: 0,
  bookable: true,
  guests_min: 1,
  guests_max: 4,
  members: [],
  ...over,
})

export const serviceOf = (over: Partial<Service> = {}): Service => ({
  id: 1,
  bookable: true,
  online: true,
  days_of_week: [1, 2, 3, 4, 5, 6, 7],
  start_time: '19:00',
  end_time: '23:00',
  average_stay: 60,
  stay_by_pax: [],
  advance_min: 0,
  max_advance: 60,
  slots: null,
  slot_interval: 30,
  confirmation_mode: 'CONFIRMED',
  confirm_up_to: 0,
  valid_from: null,
  valid_to: null,
  room_ids: null,
  max_covers: null,
  max_covers_per_slot: null,
  ...over,
})

export const reservationOf = (over: Partial<Reservation> = {}): Reservation => ({
  id: 101,
  service_id: 1,
  room_id: 1,
  table_ids: [1],
  date: DATE,
  hour: '20:00:00',
  pax: 2,
  stay: 60,
  channel: 'OCTOTABLE_BOOK',
  status: 'CONFIRMED',
  waiting_list: false,
  checked_in: false,
  checked_out_at: null,
  no_show_at: null,
  expires_at: null,
  ...over,
})

export const restaurantOf = (over: Partial<Restaurant> = {}): Restaurant => ({
  zone: 'Europe/Rome',
  now: instantOf('Europe/Rome', DATE, '10:00') ?? 0,
  max_party: null,
  max_group_tables: 5,
  rooms: [roomOf()],
  tables: [tableOf()],
  services: [serviceOf()],
  special_days: [],
  closures: [],
  reservations: [],
  holds: [],
  ...over,
})

export const requestOf = (over: Partial<Request> = {}): Request => ({
  channel: 'OCTOTABLE_BOOK',
  date: DATE,
  hour: '20:00:00',
  pax: 2,
  service_id: 1,
  room_id: null,
  table_ids: [],
  stay: null,
  waiting_list: false,
  blocked: false,
  moving: null,
  hold_id: null,
  ...over,
})
