-- The outbox: mails are written with the change that they tell of, and sent after its commit. What restaurants write
-- and what accounts are written are two tables, because accounts belong to no property and nobody but the server may
-- read what is on its way to them: a link in such a mail is as good as a password.

create table mails (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity,
  -- the guest it is about: it goes where the guest's data go
  customer_id bigint,
  kind text not null,
  -- the same at each attempt, so that a mail that arrives twice can be told from two mails
  message_id text not null,
  -- both are forgotten when it was sent; `content` is sealed when SECRET_KEY is set
  recipient text,
  content bytea,
  sealed boolean not null,
  -- KEPT: a sandbox mails nobody, its owner reads here what would have been sent
  status text not null check (status in ('WAITING', 'SENT', 'DROPPED', 'KEPT')),
  attempts integer not null default 0,
  queued_at timestamptz not null default now(),
  -- 'infinity' where it was found by a server that has no way to send it
  due_at timestamptz not null default now(),
  give_up_at timestamptz not null,
  -- a server is at it; one that dies lets go by this instant
  claimed_until timestamptz,
  -- of the last attempt
  error text,
  sent_at timestamptz,
  primary key (property_id, id),
  constraint mails_customer_fkey foreign key (property_id, customer_id)
    references customers (property_id, id) on delete cascade,
  constraint mails_sent_check check ((status = 'SENT') = (sent_at is not null)),
  constraint mails_content_check check ((status = 'SENT') = (content is null and recipient is null))
);
create index mails_due_idx on mails (due_at) where status = 'WAITING';
create index mails_customer_idx on mails (property_id, customer_id);
create index mails_age_idx on mails (queued_at);

create table account_mails (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) on delete cascade,
  kind text not null,
  message_id text not null,
  recipient text,
  content bytea,
  sealed boolean not null,
  status text not null check (status in ('WAITING', 'SENT', 'DROPPED')),
  attempts integer not null default 0,
  queued_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  give_up_at timestamptz not null,
  claimed_until timestamptz,
  error text,
  sent_at timestamptz,
  constraint account_mails_sent_check check ((status = 'SENT') = (sent_at is not null)),
  constraint account_mails_content_check check ((status = 'SENT') = (content is null and recipient is null))
);
create index account_mails_due_idx on account_mails (due_at) where status = 'WAITING';
create index account_mails_user_idx on account_mails (user_id);
create index account_mails_age_idx on account_mails (queued_at);
