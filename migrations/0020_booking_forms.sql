-- What became of the forms by which guests book: one form is one reservation, however often it is sent. The row is
-- written in the transaction of the booking, before anything else, so that a second one waits for it and then finds it.
create table booking_forms (
  property_id bigint not null references properties (id) on delete cascade,
  -- the browser session, as a hash
  holder text not null,
  -- the id of the hold that it books, or a random one where nothing is held
  key text not null,
  -- empty only inside the transaction that books
  reservation_id bigint,
  -- whether the guest agreed to get news of the restaurant, in this form
  newsletter boolean not null,
  created_at timestamptz not null default now(),
  primary key (property_id, holder, key),
  constraint booking_forms_reservation_fkey foreign key (property_id, reservation_id)
    references reservations (property_id, id) on delete cascade
);
create index booking_forms_reservation_idx on booking_forms (property_id, reservation_id);
