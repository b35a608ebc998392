-- Guests who are not to book again, what staff know of them, parties that did not come, and parties that just came.
alter table customers
  add column blocked boolean not null default false,
  add column notes text not null default '';
create index customers_blocked_idx on customers (property_id) where blocked;

alter table reservations
  add column walk_in boolean not null default false,
  add column no_show_at timestamptz,
  -- who did not come was not there, and is missed from the start on
  add constraint reservations_no_show_check
    check (no_show_at is null or no_show_at >= start_at and checkin_at is null and checkout_at is null);
