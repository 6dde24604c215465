-- What is to be done outside after a transaction
create table outbox (
  id uuid primary key,
  kind text not null,
  idempotency_key text not null,
  payload text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0,
  not_before timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (kind, idempotency_key)
);
create index outbox_due on outbox (kind, not_before, id) where state = 'waiting';
create index outbox_created on outbox (created_at desc, id desc);

-- What humans are told. Positions are given under an advisory lock that is held until the commit, so whoever has read up
-- to one has missed none before it.
create table notification (
  id uuid primary key,
  position bigint generated always as identity unique,
  type text not null check (type in ('new_session', 'sorry_response', 'handoff', 'ungrounded_answer')),
  cause_key text not null,
  chat_session_id uuid,
  person_id uuid references person on delete cascade,
  data jsonb not null,
  state text not null check (state in ('open', 'acknowledged', 'claimed', 'resolved')),
  seen_to boolean not null default false,
  created_at timestamptz not null,
  acknowledged_by text,
  acknowledged_at timestamptz,
  claimed_by text,
  claimed_at timestamptz,
  resolved_by text,
  resolved_at timestamptz
);
create index notification_cause on notification (cause_key, position desc);
create index notification_open on notification (position) where state = 'open';
create index notification_person on notification (person_id);

-- How far each reader of the stream has acknowledged
create table notify_cursor (
  reader text primary key,
  position bigint not null,
  updated_at timestamptz not null
);

-- Tickets for one connection each; only hashes are kept
create table notify_ticket (
  hash bytea primary key,
  reader text not null,
  name text not null,
  expires_at timestamptz not null
);
create index notify_ticket_expiry on notify_ticket (expires_at);
