-- A client's secret is replaced with an overlap in which the former one is good as well. Tokens name the generation in
-- which they were made: those of an earlier one are refused.
alter table clients
  add column former_secret_hash bytea,
  add column former_secret_until timestamptz,
  add column token_generation integer not null default 0,
  add constraint clients_former_secret_check check ((former_secret_hash is null) = (former_secret_until is null));

-- Access tokens that are good by themselves and were taken back; kept until they would have expired.
create table revoked_tokens (
  jti text primary key,
  expires_at timestamptz not null
);
create index revoked_tokens_expiry_idx on revoked_tokens (expires_at);

-- A signing key that another took the place of: published until the last token that it signed has expired.
alter table server_keys add column published_until timestamptz;

-- Who agreed to what a client may do; null where it is the client's own property.
alter table grants add column user_id bigint references users (id);

-- One consent: the property that its tokens are for. Its tokens are good while it is here.
create table connections (
  property_id bigint not null,
  -- the id that the authorization server gave it: random, so that it is the only one
  grant_id text not null,
  client_id bigint not null,
  user_id bigint references users (id),
  created_at timestamptz not null default now(),
  primary key (property_id, grant_id),
  constraint connections_grant_fkey foreign key (property_id, client_id)
    references grants (property_id, client_id) on delete cascade
);
create index connections_client_idx on connections (property_id, client_id);
create index connections_grant_idx on connections (grant_id);

-- What the authorization server keeps: interactions, codes, refresh tokens. Their ids are secrets, so only a hash of
-- them is here.
create table oauth_items (
  kind text not null,
  id_hash bytea not null,
  -- the connection
  grant_id text,
  payload jsonb not null,
  consumed_at timestamptz,
  expires_at timestamptz not null,
  primary key (kind, id_hash)
);
create index oauth_items_grant_idx on oauth_items (grant_id) where grant_id is not null;
create index oauth_items_expiry_idx on oauth_items (expires_at);
