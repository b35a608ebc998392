-- What restaurants show of themselves. A picture never changes: another one has another id, so that browsers may keep
-- what they have.

create table pictures (
  property_id bigint not null references properties (id) on delete cascade,
  id bigint generated always as identity (start with 41001),
  purpose text not null check (purpose in ('LOGO', 'PHOTO')),
  position integer not null,
  -- what is on it, for those who cannot see it, by language tag
  alt jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (property_id, id)
);
create unique index pictures_logo_key on pictures (property_id) where purpose = 'LOGO';

-- The same picture in each of its sizes, as WebP without anything but what is to be seen.
create table picture_files (
  property_id bigint not null,
  picture_id bigint not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  bytes bytea not null,
  primary key (property_id, picture_id, width),
  foreign key (property_id, picture_id) references pictures (property_id, id) on delete cascade
);
-- they are compressed already
alter table picture_files alter column bytes set storage external;
