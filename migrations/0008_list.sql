-- The reservations of many guests at once, in the order of their ids, without reading the reservations themselves.
drop index reservations_customer_idx;
create index reservations_customer_idx on reservations (property_id, customer_id, id);

-- Most reservations are CONFIRMED: they are found by walking through all of them, and cost this index nothing.
create index reservations_status_idx on reservations (property_id, status, id) where status <> 'CONFIRMED';
