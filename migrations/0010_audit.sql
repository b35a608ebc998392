-- Who did what to accounts and access, from where: written once, never changed. `property_id` is 0 for what belongs to
-- no property. It outlives properties, clients and users, so it points to none of them by a key.
create table audit (
  property_id bigint not null default 0,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  action text not null constraint audit_action_check check (action ~ '^[a-z_]+\.[a-z_]+$'),
  -- `client:12`, `user:7`, `operator`, `system`, or `anonymous` for callers who are not known
  actor text not null constraint audit_actor_check check (actor ~ '^((client|user):[0-9]+|operator|system|anonymous)$'),
  -- what it was done to, by kind and id: `client:12`
  subject text constraint audit_subject_check check (subject ~ '^[a-z_]+:[0-9]+$'),
  -- where the caller calls from: of all columns the one that is about a person
  address text constraint audit_address_check check (length(address) <= 64),
  detail jsonb not null default '{}',
  primary key (property_id, id)
);
create index audit_subject_idx on audit (property_id, subject, id);

-- Events in which the guest of a reservation changed: few, and looked for by guest.
create index events_customer_idx on events (property_id) where changes ? 'customer';

-- What an entry of a history says of a guest, taken out of it; other guests in it stay.
create function blank_guest(guest jsonb, customer bigint) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp
return case when guest ->> 'id' = customer::text
  then jsonb_build_object('id', customer, 'first_name', '', 'last_name', '') else guest end;

-- The one way in which what is written in `audit` and `events` may change: what it says of a person is taken out of it.
-- `customer:33000001` of a property, or `user:7` everywhere (property 0). Answers how many rows changed.
create function blank_person(property bigint, person text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  number bigint;
  changed integer;
begin
  if property is null or person is null
    or not (person ~ '^customer:[0-9]{1,18}$' and property > 0 or person ~ '^user:[0-9]{1,18}$' and property = 0) then
    raise exception 'blank_person takes a property and customer:<id>, or 0 and user:<id>' using errcode = '22023';
  end if;
  number := split_part(person, ':', 2)::bigint;
  if property = 0 then
    update public.audit a set address = null
    where (a.actor = person or a.subject = person) and a.address is not null;
    get diagnostics changed = row_count;
    return changed;
  end if;
  update public.events e set changes = (
    select jsonb_object_agg(c.key, case
      when c.key = 'customer' then
        jsonb_build_array(public.blank_guest(c.value -> 0, number), public.blank_guest(c.value -> 1, number))
      when c.key in ('notes', 'special_request') then '["", ""]'::jsonb
      else c.value end)
    from jsonb_each(e.changes) c)
  where e.property_id = property and e.changes ?| array['customer', 'notes', 'special_request']
    and e.reservation_id in (
      select r.id from public.reservations r where r.property_id = property and r.customer_id = number
      union
      select x.reservation_id from public.events x
      where x.property_id = property and x.changes ? 'customer'
        and number::text in (x.changes #>> '{customer,0,id}', x.changes #>> '{customer,1,id}'));
  get diagnostics changed = row_count;
  return changed;
end $$;
revoke all on function blank_person(bigint, text) from public;
revoke all on function blank_guest(jsonb, bigint) from public;
