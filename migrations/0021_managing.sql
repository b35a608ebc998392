-- Guests manage their reservations by a link, and are written to.

alter table server_keys drop constraint server_keys_purpose_check;
alter table server_keys add constraint server_keys_purpose_check
  check (purpose in ('token_signing', 'cursor', 'manage_link'));

alter table reservations
  -- in which the guest is written to (BCP 47); null: in the property's
  add column language text,
  -- part of what the guest's link is computed from: with another one the former link is good no more
  add column link_nonce uuid not null default gen_random_uuid(),
  -- when the guest is to be reminded, by the property's clock; null: not, or not any more
  add column remind_at timestamptz;
create index reservations_reminder_idx on reservations (remind_at) where remind_at is not null;

alter table mails
  add column reservation_id bigint,
  -- what is told of a reservation, as it was when that happened: the mail is written from it when it is sent
  add column notice jsonb,
  add constraint mails_reservation_fkey foreign key (property_id, reservation_id)
    references reservations (property_id, id) on delete cascade,
  drop constraint mails_content_check,
  add constraint mails_content_check check (
    (recipient is null) = (status = 'SENT') and num_nonnulls(content, notice) = case when status = 'SENT' then 0 else 1 end),
  add constraint mails_notice_check check (notice is null or reservation_id is not null);
create index mails_reservation_idx on mails (property_id, reservation_id, id) where reservation_id is not null;
