-- Staff users sign in by a password and then hold a session. What a session may do is not in it: roles are looked up.

alter table users
  -- since when a second factor is asked for
  add column second_factor_at timestamptz;

create table sessions (
  id bigint generated always as identity (start with 1001) primary key,
  -- SHA-256 of the cookie
  token_hash bytea not null constraint sessions_token_key unique,
  user_id bigint not null references users (id) on delete cascade,
  -- the password was right and the second factor is still to come: good for that only
  half boolean not null,
  -- where it was started, for its owner to know it again
  address text not null,
  agent text not null,
  created_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  -- however much it is used
  expires_at timestamptz not null
);
create index sessions_user_idx on sessions (user_id);
create index sessions_expiry_idx on sessions (expires_at);

-- Tries to sign in, by what they are limited by. One instant says all: each try puts it off by the same time, it comes
-- nearer by itself, and when it is too far off there is no further try (the generic cell rate algorithm).
create table sign_in_tries (
  kind text not null check (kind in ('ACCOUNT', 'ADDRESS')),
  -- SHA-256 of the name or address: a password is typed into the wrong field now and then
  key bytea not null,
  until timestamptz not null,
  primary key (kind, key)
);
create index sign_in_tries_until_idx on sign_in_tries (until);
