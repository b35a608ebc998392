-- Guests whose data were taken out: their reservations stay, in nobody's name.
alter table customers
  add column anonymised_at timestamptz,
  add constraint customers_anonymised_check check (anonymised_at is null
    or name_key = '' and email is null and phone is null and search_text = '' and notes = '' and not blocked);
