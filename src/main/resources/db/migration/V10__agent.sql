-- What answers ask back and suggest. An open question is named by its conversation; who has replied to it, by the message
-- that replies.
alter table message add column interrupt_id uuid;
alter table message add column choices jsonb not null default '[]';
alter table message add column follow_ups jsonb not null default '[]';
alter table message add column replies_to uuid;
create unique index message_interrupt on message (interrupt_id) where interrupt_id is not null;

-- What tools have done outside, each once for a call of a run, with what the model was told of it.
create table tool_effect (
  run uuid not null,
  call_id text not null,
  told text not null,
  created_at timestamptz not null,
  primary key (run, call_id)
);
