-- Calls that count against limits, by caller and slot of time, of all nodes; worth nothing after a crash
create unlogged table rate_slot (
  subject text not null,
  slot bigint not null,
  calls integer not null,
  ends_at timestamptz not null,
  primary key (subject, slot)
);
create index rate_slot_end on rate_slot (ends_at);

-- Who did what, when, from where, and what came of it; people are named by ids only. Entries are never changed, and go
-- only when they are older than the settings say.
create table audit_entry (
  id uuid primary key,
  at timestamptz not null default now(),
  who text not null,
  what text not null,
  target text,
  outcome text not null,
  address text,
  request_id text
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_who on audit_entry (who, at desc);
create index audit_entry_what on audit_entry (what, at desc);

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('lotse.audit_retention', true) = 'on' then
    return old;
  end if;
  raise exception 'audit entries are neither changed nor removed';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function audit_entry_stays();
create trigger audit_entry_all_stay before truncate on audit_entry
  for each statement execute function audit_entry_stays();

-- Who somebody is at an OpenID Connect issuer
create table external_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index external_identity_person on external_identity (person_id);
