-- Whether the restaurant asked to be bookable through Google.
alter table properties add column google_enabled boolean not null default false;
