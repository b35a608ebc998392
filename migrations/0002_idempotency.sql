-- Answers of creating requests that carried an Idempotency-Key, written with the change itself. property_id is 0 for
-- operations that belong to no property.
create table idempotency_keys (
  property_id bigint not null,
  client_id bigint not null references clients (id) on delete cascade,
  operation text not null,
  key text not null,
  body_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (property_id, client_id, operation, key)
);
create index idempotency_keys_age_idx on idempotency_keys (created_at);
