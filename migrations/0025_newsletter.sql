-- What a guest said of news is the guest's, whoever the reservation is given to later; with the words it was said to.

alter table booking_forms
  -- whose form it was; empty only inside the transaction that books
  add column customer_id bigint,
  -- the words beside the box, and their language (BCP 47); null: from before they were kept
  add column newsletter_text text,
  add column language text,
  add constraint booking_forms_customer_fkey foreign key (property_id, customer_id)
    references customers (property_id, id) on delete cascade;
update booking_forms f set customer_id = r.customer_id
from reservations r where r.property_id = f.property_id and r.id = f.reservation_id;
create index booking_forms_customer_idx on booking_forms (property_id, customer_id);
