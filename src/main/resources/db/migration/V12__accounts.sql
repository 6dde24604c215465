-- People: a changed address waits in new_email until it is verified; verified_at is when any address of theirs first was.
-- Who signs in elsewhere has no password.
alter table person
  alter column password_hash drop not null,
  add column new_email text,
  add column language text not null default 'de',
  add column verified_at timestamptz,
  add column last_seen_at timestamptz;
update person set verified_at = created_at where is_verified;
create index person_new_email on person (new_email) where new_email is not null;

-- One sign-in of a person: what its access tokens name, and the family of its refresh tokens
create table sign_in (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  created_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sign_in_person on sign_in (person_id);
create index sign_in_expiry on sign_in (expires_at);

-- Refresh tokens, as hashes; a used one is kept so that it is known when it comes again
create table refresh_token (
  hash bytea primary key,
  sign_in_id uuid not null references sign_in on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index refresh_token_sign_in on refresh_token (sign_in_id);

-- What a mail holds to prove that its reader owns the address: a link token and a code, both as hashes. The newest of a
-- purpose counts.
create table mail_secret (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  purpose text not null check (purpose in ('verify', 'reset')),
  email text not null,
  token_hash bytea not null unique,
  code_hash bytea not null,
  attempts integer not null default 0,
  expires_at timestamptz not null,
  unique (person_id, purpose)
);
create index mail_secret_email on mail_secret (email, purpose);

-- Wrong passwords of late, by hashes of account and address; worth nothing after a crash
create unlogged table failed_sign_in (
  subject bytea primary key,
  failures integer not null,
  failed_at timestamptz not null
);
create index failed_sign_in_age on failed_sign_in (failed_at);

-- From where a person has signed in before, as hashes: guesses from elsewhere slow these down in nothing
create table known_address (
  person_id uuid not null references person on delete cascade,
  address bytea not null,
  seen_at timestamptz not null,
  primary key (person_id, address)
);

-- Since when the public part of each signing key is to be seen
create table token_key (
  id text primary key,
  published_at timestamptz not null
);
