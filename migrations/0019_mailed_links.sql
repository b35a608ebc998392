-- What users get by mail: links that work once. And the second factor of those who want one.

alter table users
  -- since when it is known that the address is the user's own
  add column email_verified_at timestamptz;
create index users_email_idx on users (lower(email));

create table user_links (
  -- SHA-256 of what is in the link
  token_hash bytea primary key,
  user_id bigint not null references users (id) on delete cascade,
  purpose text not null check (purpose in ('VERIFY_ADDRESS', 'RESET_PASSWORD')),
  -- where it was mailed to: who uses it reads that
  email text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  consumed_at timestamptz
);
create index user_links_user_idx on user_links (user_id);
create index user_links_expiry_idx on user_links (expires_at);

create table invitations (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity,
  token_hash bytea not null,
  email text not null,
  role text not null check (role in ('OWNER', 'MANAGER', 'HOST', 'VIEWER')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  consumed_at timestamptz,
  primary key (property_id, id)
);
create index invitations_token_idx on invitations (token_hash);

-- What the codes of an authenticator are computed from; asked for once users.second_factor_at is set.
create table second_factors (
  user_id bigint primary key references users (id) on delete cascade,
  -- sealed when SECRET_KEY is set
  secret bytea not null,
  sealed boolean not null,
  -- the time step of the last code that was used: neither it nor an earlier one is good again
  last_step bigint not null default 0
);

create table recovery_codes (
  user_id bigint not null references users (id) on delete cascade,
  -- SHA-256
  code_hash bytea not null,
  primary key (user_id, code_hash)
);
