-- Holds: tables kept for a few minutes while somebody makes up their mind. A hold is over at `expires_at` by the
-- database's clock, whether or not its row is still there.
create table holds (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity,
  -- the id that its holder knows: random, and good for that holder only
  key text not null,
  -- `client:12`; of a guest the hash of a browser session
  holder text not null,
  -- of guests only: where the browser calls from
  address text,
  channel text not null check (channel in ('OCTOTABLE_BOOK', 'OCTOTABLE_ADMIN', 'GOOGLE')),
  service_id bigint not null,
  room_id bigint not null,
  -- as the reservation will name them: a group is one here, its members are in occupations
  table_ids bigint[] not null,
  pax integer not null check (pax between 1 and 1000),
  service_day date not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  stay integer not null check (stay between 5 and 1440),
  stay_given boolean not null,
  pinned boolean not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (property_id, id),
  constraint holds_key_key unique (property_id, key),
  constraint holds_service_fkey foreign key (property_id, service_id) references services (property_id, id) on delete cascade,
  constraint holds_room_fkey foreign key (property_id, room_id) references rooms (property_id, id) on delete cascade,
  constraint holds_end_check check (end_at > start_at)
);
create index holds_expiry_idx on holds (expires_at);

-- A guest's holds one after the other: together they end fifteen minutes after the first was taken.
create table hold_chains (
  property_id bigint not null references properties (id) on delete cascade,
  holder text not null,
  started_at timestamptz not null,
  -- when the last of its holds expires
  until timestamptz not null,
  primary key (property_id, holder)
);
create index hold_chains_until_idx on hold_chains (until);

-- An occupation is a reservation's or a hold's; one constraint keeps both apart on a table. Two keys take the place of
-- one, as each has columns that the other kind leaves empty; the second costs reservations nothing.
alter table occupations
  drop constraint occupations_pkey,
  alter column reservation_id drop not null,
  add column hold_id bigint,
  add constraint occupations_reservation_key unique (property_id, reservation_id, table_id),
  add constraint occupations_hold_fkey foreign key (property_id, hold_id) references holds (property_id, id) on delete cascade,
  add constraint occupations_one_holder_check check (num_nonnulls(reservation_id, hold_id) = 1);
create unique index occupations_hold_key on occupations (property_id, hold_id, table_id) where hold_id is not null;
-- what replicates rows needs to know them without a primary key
alter table occupations replica identity full;
