-- When a request lapses by itself: one that waits for an answer (or for a table) at its start, an accepted one when
-- its time to confirm is over; never once the party is there. From then on it counts as EXPIRED, whether that was
-- written yet or not.
alter table reservations add column lapses_at timestamptz generated always as (
  case
    when checkin_at is not null then null
    when status = 'WAITING' then start_at
    when status in ('ACCEPTED', 'PREPAY') then expires_at
  end) stored;

-- Few reservations are requests: what is confirmed or over costs these indexes nothing.
create index reservations_request_idx on reservations (property_id, start_at) where lapses_at is not null;
create index reservations_lapse_idx on reservations (lapses_at) where lapses_at is not null;

-- Properties whose now is not the database's, which the look for lapsed requests has to ask one by one.
create index properties_clock_idx on properties (id) where clock_offset <> 0;
