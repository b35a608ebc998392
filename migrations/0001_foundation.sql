-- Every table of a property has property_id first in its primary key and in every foreign key, so that a row
-- of one restaurant can never point to a row of another. What is unique across properties (clients, users)
-- lives in tables of its own. No triggers: the application writes events and updated_at.

create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- ── the server itself ───────────────────────────────────────────────────────────────────────────────────

-- Signing keys and random secrets that every server on this database shares. `material` is the private part,
-- sealed when SECRET_KEY is set.
create table server_keys (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('token_signing', 'cursor')),
  kid text not null unique,
  material bytea not null,
  sealed boolean not null,
  created_at timestamptz not null default now()
);

-- ── who may call ────────────────────────────────────────────────────────────────────────────────────────

create table clients (
  id bigint generated always as identity (start with 101) primary key,
  client_id text not null constraint clients_client_id_key unique,
  secret_hash bytea not null,
  redirect_uris text[] not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table users (
  id bigint generated always as identity (start with 501) primary key,
  username text not null,
  username_key text not null constraint users_username_key unique,
  email text not null,
  password_hash text not null,
  created_at timestamptz not null default now()
);

-- ── the restaurant ──────────────────────────────────────────────────────────────────────────────────────

create table properties (
  id bigint generated always as identity (start with 1000001) primary key,
  name text not null,
  status text not null check (status in ('ACTIVE', 'PENDING', 'DISABLED')),
  sandbox boolean not null,
  expires_at timestamptz,
  description text,
  email text,
  phone text,
  website text,
  owner_email text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  country text,
  address text,
  city text,
  zip text,
  timezone text not null,
  language text,
  currency text,
  settings jsonb not null default '{}',
  -- seconds between the database's clock and this property's; only sandboxes have one
  clock_offset bigint not null default 0,
  -- counts every change of rooms, tables, services and settings: a remembered set-up is valid while it is equal
  setup_version bigint not null default 1,
  created_at timestamptz not null default now(),
  constraint properties_clock_check check (sandbox or clock_offset = 0)
);

create table grants (
  property_id bigint not null references properties (id) on delete cascade,
  client_id bigint not null references clients (id) on delete cascade,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (property_id, client_id)
);
create index grants_client_idx on grants (client_id);

create table memberships (
  property_id bigint not null references properties (id) on delete cascade,
  user_id bigint not null references users (id) on delete cascade,
  role text not null check (role in ('OWNER', 'MANAGER', 'HOST', 'VIEWER')),
  primary key (property_id, user_id)
);

create table rooms (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity (start with 20001),
  name text not null,
  bookable boolean not null,
  auto_group boolean not null,
  sold_out text not null check (sold_out in ('HIDE', 'ACCEPT', 'WAIT')),
  position integer not null,
  archived_at timestamptz,
  primary key (property_id, id)
);

create table tables (
  property_id bigint not null,
  id bigint generated always as identity (start with 150001),
  room_id bigint not null,
  name text not null,
  bookable boolean not null,
  guests_min integer not null,
  guests_max integer not null,
  "group" boolean not null,
  position integer not null,
  kind text not null check (kind in ('TABLE', 'SUNBED', 'UMBRELLA', 'ARMCHAIR', 'OTHER')),
  shape text,
  x double precision,
  y double precision,
  width double precision,
  height double precision,
  rotation double precision,
  archived_at timestamptz,
  primary key (property_id, id),
  constraint tables_room_fkey foreign key (property_id, room_id) references rooms (property_id, id) on delete cascade,
  constraint tables_guests_check check (guests_min >= 1 and guests_max >= guests_min and guests_max <= 1000)
);
create index tables_room_idx on tables (property_id, room_id);

create table group_members (
  property_id bigint not null,
  group_id bigint not null,
  table_id bigint not null,
  primary key (property_id, group_id, table_id),
  foreign key (property_id, group_id) references tables (property_id, id) on delete cascade,
  foreign key (property_id, table_id) references tables (property_id, id) on delete cascade,
  constraint group_members_other_check check (group_id <> table_id)
);
create index group_members_table_idx on group_members (property_id, table_id);

create table services (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity (start with 30001),
  name text not null,
  bookable boolean not null,
  online boolean not null,
  start_time time not null,
  end_time time not null,
  -- ISO weekdays, 1 = Monday
  days_of_week smallint[] not null check (days_of_week <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  average_stay integer not null check (average_stay between 15 and 1440),
  stay_by_pax jsonb,
  advance_min integer not null check (advance_min >= 0),
  max_advance integer not null check (max_advance >= 0),
  slots time[],
  slot_interval integer not null check (slot_interval between 5 and 1440),
  confirmation_mode text not null check (confirmation_mode in ('CONFIRMED', 'WAITING_LIST')),
  confirm_up_to integer,
  card_guarantee boolean not null check (not card_guarantee),
  show_rooms boolean not null,
  orders_section jsonb not null default '{}',
  max_covers integer,
  max_covers_per_slot integer,
  valid_from date,
  valid_to date,
  -- null: every room serves it; an empty list: none
  room_ids bigint[],
  archived_at timestamptz,
  primary key (property_id, id),
  constraint services_season_check check (valid_to >= valid_from)
);

-- ── guests and their reservations ───────────────────────────────────────────────────────────────────────

create table customers (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity (start with 33000001),
  first_name text not null,
  last_name text not null,
  email text,
  phone text,
  -- folded by the application: "first last email" without case and accents, the phone's bare digits
  name_key text not null,
  search_text text not null,
  phone_digits text not null,
  created_at timestamptz not null default now(),
  primary key (property_id, id)
);
create index customers_phone_idx on customers (property_id, phone) where phone is not null;
create index customers_email_idx on customers (property_id, lower(email)) where email is not null;
create index customers_search_idx on customers using gin (property_id, search_text gin_trgm_ops, phone_digits gin_trgm_ops);

create table reservations (
  property_id bigint not null,
  id bigint generated always as identity (start with 32000001),
  customer_id bigint not null,
  service_id bigint not null,
  room_id bigint not null,
  channel text not null check (channel in ('OCTOTABLE_BOOK', 'OCTOTABLE_ADMIN', 'GOOGLE')),
  status text not null check (status in
    ('WAITING', 'ACCEPTED', 'CONFIRMED', 'REJECTED', 'EXPIRED', 'PREPAY', 'CANCELLED')),
  waiting_list boolean not null,
  pax integer not null check (pax between 1 and 1000),
  -- wall time at the property; the instants beside them are what the tables are held for
  start_date date not null,
  start_hour time not null,
  service_day date not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  stay integer not null check (stay between 5 and 1440),
  -- the stay was given by hand, the tables were given by hand
  stay_given boolean not null,
  pinned boolean not null,
  notes text not null,
  special_request text not null,
  checkin_at timestamptz,
  checkout_at timestamptz,
  expires_at timestamptz,
  -- what an undo of the cancellation needs
  cancelled_from text,
  cancelled_by text,
  last_status_change timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (property_id, id),
  constraint reservations_customer_fkey foreign key (property_id, customer_id) references customers (property_id, id) on delete restrict,
  constraint reservations_service_fkey foreign key (property_id, service_id) references services (property_id, id) on delete restrict,
  constraint reservations_room_fkey foreign key (property_id, room_id) references rooms (property_id, id) on delete restrict,
  constraint reservations_end_check check (end_at > start_at)
);
create index reservations_start_idx on reservations (property_id, start_date, start_hour, id);
create index reservations_customer_idx on reservations (property_id, customer_id);
create index reservations_end_idx on reservations (property_id, end_at);

-- The tables as the reservation names them: a group is one entry here, its members are in occupations.
create table reservation_tables (
  property_id bigint not null,
  reservation_id bigint not null,
  table_id bigint not null,
  primary key (property_id, reservation_id, table_id),
  foreign key (property_id, reservation_id) references reservations (property_id, id) on delete cascade,
  constraint reservation_tables_table_fkey foreign key (property_id, table_id) references tables (property_id, id) on delete restrict
);
create index reservation_tables_table_idx on reservation_tables (property_id, table_id);

-- Who sits where and when. The exclusion constraint is what makes a double booking impossible. Its time comes before
-- its table, because what a property has taken in a stretch of time is what every search and every booking asks.
create table occupations (
  property_id bigint not null,
  reservation_id bigint not null,
  table_id bigint not null,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  primary key (property_id, reservation_id, table_id),
  foreign key (property_id, reservation_id) references reservations (property_id, id) on delete cascade,
  constraint occupations_table_fkey foreign key (property_id, table_id) references tables (property_id, id) on delete restrict,
  constraint occupations_overlap_excl exclude using gist (property_id with =, during with &&, table_id with =)
);

-- One row for each change of a reservation, written with it: its history, and what deliveries start from.
create table events (
  property_id bigint not null,
  id bigint generated always as identity,
  reservation_id bigint not null,
  type text not null check (type in ('RESERVATION_CREATED', 'RESERVATION_UPDATED', 'RESERVATION_DELETED')),
  at timestamptz not null default now(),
  actor text not null,
  changes jsonb not null,
  primary key (property_id, id),
  foreign key (property_id, reservation_id) references reservations (property_id, id) on delete cascade
);
create index events_reservation_idx on events (property_id, reservation_id);
