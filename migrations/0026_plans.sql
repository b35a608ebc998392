-- A new database has no statistics, and plans made by then stay until it has. Each of these hands its rows out in the
-- order in which the hot statements ask for them, so that those have one cheapest plan, with statistics and without.

drop index customers_phone_idx;
create index customers_phone_idx on customers (property_id, phone, id) where phone is not null;
drop index customers_email_idx;
create index customers_email_idx on customers (property_id, lower(email), id) where email is not null;
