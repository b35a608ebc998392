-- Webhooks: who wants to hear of a property's reservations, what there is to say, and how far saying it has come.

create table webhook_subscriptions (
  property_id bigint not null,
  id bigint generated always as identity (start with 101),
  client_id bigint not null,
  webhook_type text not null check (webhook_type in ('RESERVATION_CREATED', 'RESERVATION_UPDATED', 'RESERVATION_DELETED')),
  endpoint text not null,
  -- the name in `endpoint`: one host gets so many calls at a time
  host text not null,
  -- events that were given up since the last one that arrived
  dropped_in_row integer not null default 0,
  disabled_at timestamptz,
  disabled_reason text,
  created_at timestamptz not null default now(),
  primary key (property_id, id),
  -- a client listens where it was let in
  constraint webhook_subscriptions_grant_fkey foreign key (property_id, client_id)
    references grants (property_id, client_id) on delete cascade,
  constraint webhook_subscriptions_reason_check check ((disabled_at is null) = (disabled_reason is null))
);
create index webhook_subscriptions_client_idx on webhook_subscriptions (client_id, id);

-- What deliveries are signed with; `material` is sealed when SECRET_KEY is set. The one without an end is the newest.
create table webhook_secrets (
  property_id bigint not null,
  id bigint generated always as identity,
  subscription_id bigint not null,
  material bytea not null,
  sealed boolean not null,
  valid_until timestamptz,
  primary key (property_id, id),
  foreign key (property_id, subscription_id) references webhook_subscriptions (property_id, id) on delete cascade
);
create index webhook_secrets_subscription_idx on webhook_secrets (property_id, subscription_id);

-- Counts the messages of a property, in the order in which they were committed. The row is made with the property's
-- first subscription.
create table webhook_sequences (
  property_id bigint primary key references properties (id) on delete cascade,
  last bigint not null default 0
);

-- What happened, as the wire showed it then. A test is about no reservation and has no place in the sequence.
create table webhook_messages (
  property_id bigint not null,
  id bigint generated always as identity,
  reservation_id bigint,
  type text not null check (type in ('RESERVATION_CREATED', 'RESERVATION_UPDATED', 'RESERVATION_DELETED')),
  -- given by whoever sends the first of its deliveries: counted here, in the transaction of the change, all bookings
  -- of a property would wait for each other
  sequence bigint,
  at timestamptz not null default now(),
  -- kept as they were written: json and not jsonb, which would reorder the fields
  data json not null,
  previous json,
  primary key (property_id, id),
  foreign key (property_id, reservation_id) references reservations (property_id, id) on delete cascade,
  constraint webhook_messages_sequence_key unique (property_id, sequence),
  constraint webhook_messages_test_check check (reservation_id is not null or sequence is null)
);
create index webhook_messages_reservation_idx on webhook_messages (property_id, reservation_id);
create index webhook_messages_unnumbered_idx on webhook_messages (property_id, id)
  where sequence is null and reservation_id is not null;
create index webhook_messages_age_idx on webhook_messages (at);

create table webhook_deliveries (
  property_id bigint not null,
  id bigint generated always as identity,
  subscription_id bigint not null,
  message_id bigint not null,
  -- the message's: what is said of one reservation is said in order
  reservation_id bigint,
  status text not null default 'PENDING' check (status in ('PENDING', 'DELIVERED', 'DROPPED')),
  attempts integer not null default 0,
  -- since when it is tried: the creation, or the last time that somebody asked for it again
  queued_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  -- a server is at it; one that dies lets go by this instant
  claimed_until timestamptz,
  -- of the last attempt
  http_status integer,
  error text,
  duration_ms integer,
  created_at timestamptz not null default now(),
  primary key (property_id, id),
  foreign key (property_id, subscription_id) references webhook_subscriptions (property_id, id) on delete cascade,
  foreign key (property_id, message_id) references webhook_messages (property_id, id) on delete cascade
);
create index webhook_deliveries_due_idx on webhook_deliveries (due_at) where status = 'PENDING';
create index webhook_deliveries_order_idx on webhook_deliveries (property_id, subscription_id, reservation_id, id)
  where status = 'PENDING';
create index webhook_deliveries_subscription_idx on webhook_deliveries (property_id, subscription_id, id);
create index webhook_deliveries_message_idx on webhook_deliveries (property_id, message_id);
