-- What a client may do at a property. Whoever had a grant made it for itself and has all of them.
alter table grants
  add column scopes text[] not null default array['reservations:read', 'reservations:write', 'reservations:staff',
    'customers:read', 'customers:write', 'setup:read', 'setup:write', 'webhooks'],
  add constraint grants_scopes_check check (scopes <@ array['reservations:read', 'reservations:write',
    'reservations:staff', 'customers:read', 'customers:write', 'setup:read', 'setup:write', 'webhooks']);
alter table grants alter column scopes drop default;

-- An Idempotency-Key belongs to whoever sent it, who is not always a client: `client:12`, `user:7`.
alter table idempotency_keys add column actor text;
update idempotency_keys set actor = 'client:' || client_id;
alter table idempotency_keys
  drop constraint idempotency_keys_pkey,
  drop column client_id,
  add primary key (property_id, actor, operation, key);
