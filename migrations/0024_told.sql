-- Being told to wait is written into the audit once in a window for each account and address, not with each try.
alter table sign_in_tries
  -- until when no further refusal is written down
  add column told_until timestamptz;
