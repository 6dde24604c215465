-- From where and with what a sign-in was renewed last, for the person whose it is
alter table sign_in
  add column address text,
  add column device text;

-- Tokens of language models that answers to a person took, by day (UTC); days before yesterday go
create table token_use (
  person_id uuid not null references person on delete cascade,
  day date not null,
  tokens bigint not null,
  primary key (person_id, day)
);
create index token_use_day on token_use (day);
