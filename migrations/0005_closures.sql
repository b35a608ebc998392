-- What is out of order when, and services on special days.

-- Service days from one date to another, inclusive. Each list that is null means all; one that lost its last entry
-- would mean nothing, and its closure goes with it.
create table closures (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity (start with 40001),
  start_date date not null,
  end_date date not null,
  service_ids bigint[],
  slots time[],
  room_ids bigint[],
  table_ids bigint[],
  reason text,
  author text not null,
  created_at timestamptz not null default now(),
  primary key (property_id, id),
  constraint closures_dates_check check (end_date >= start_date),
  constraint closures_service_ids_check check (cardinality(service_ids) > 0),
  constraint closures_slots_check check (cardinality(slots) > 0),
  constraint closures_room_ids_check check (cardinality(room_ids) > 0),
  constraint closures_table_ids_check check (cardinality(table_ids) > 0)
);
create index closures_end_idx on closures (property_id, end_date);

-- A service on one service day: other hours, start times or limits, or not at all. What is null is as always.
create table special_days (
  property_id bigint not null,
  id bigint generated always as identity (start with 45001),
  service_id bigint not null,
  date date not null,
  name text,
  closed boolean not null,
  start_time time,
  end_time time,
  slots time[],
  slot_interval integer check (slot_interval between 5 and 1440),
  max_covers integer,
  max_covers_per_slot integer,
  primary key (property_id, id),
  constraint special_days_service_fkey foreign key (property_id, service_id) references services (property_id, id) on delete cascade,
  constraint special_days_date_key unique (property_id, service_id, date)
);
create index special_days_date_idx on special_days (property_id, date);
