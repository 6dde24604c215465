-- People and keys
create table person (
  id uuid primary key,
  email text not null unique,
  display_name text not null,
  password_hash text not null,
  is_active boolean not null default true,
  is_verified boolean not null default false,
  is_superuser boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  row_version integer not null default 0
);

create table api_key (
  id uuid primary key,
  name text not null,
  prefix text not null,
  key_hash bytea not null unique,
  scopes text[] not null,
  profile text,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
create index api_key_prefix on api_key (prefix);

-- The document library
create table document (
  id uuid primary key,
  filename text not null,
  title text not null,
  language text not null,
  product text,
  version text,
  tags text[] not null default '{}',
  format text,
  content_type text not null,
  content_hash text not null,
  object_key text not null,
  size_bytes bigint not null,
  pages integer not null default 0,
  chunks integer not null default 0,
  status text not null check (status in ('pending', 'processing', 'indexed', 'failed')),
  error text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  row_version integer not null default 0
);
create index document_created on document (created_at desc, id);
-- The same file is one document
create unique index document_hash on document (content_hash);

create table document_page (
  document_id uuid not null references document on delete cascade,
  number integer not null check (number > 0),
  label text not null,
  start_offset integer not null,
  text text not null,
  primary key (document_id, number)
);

create table section (
  id uuid primary key,
  document_id uuid not null references document on delete cascade,
  ordinal integer not null,
  parent_ordinal integer not null,
  title text not null,
  level integer not null,
  path text not null,
  page_from integer not null,
  page_to integer not null,
  start_offset integer not null,
  end_offset integer not null,
  unique (document_id, ordinal)
);

create table chunk (
  id uuid primary key,
  document_id uuid not null references document on delete cascade,
  section_id uuid references section on delete cascade,
  ordinal integer not null,
  text text not null,
  context text not null,
  language text not null,
  page_from integer not null,
  page_to integer not null,
  page_label text not null,
  start_offset integer not null,
  end_offset integer not null,
  unique (document_id, ordinal)
);

-- The vectors of chunks, by the identity of the model that made them
create table chunk_vector (
  chunk_id uuid not null references chunk on delete cascade,
  model text not null,
  vector bytea not null,
  primary key (chunk_id, model)
);

-- What every node's index follows: the last change of each document, in commit order. A document that is gone keeps its
-- row, so following from the start fills an index completely.
create table index_change (
  id bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  document_id uuid not null
);
create index index_change_order on index_change (transaction_id, id);
create index index_change_document on index_change (document_id);

-- Ingestion as durable jobs
create table embed_job (
  id uuid primary key,
  created_at timestamptz not null,
  created_by text,
  cancelled boolean not null default false
);
create index embed_job_created on embed_job (created_at desc, id);

create table embed_task (
  id uuid primary key,
  job_id uuid not null references embed_job on delete cascade,
  document_id uuid references document on delete set null,
  filename text not null,
  state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  step text not null,
  pages integer not null default 0,
  chunks integer not null default 0,
  chunks_done integer not null default 0,
  attempts integer not null default 0,
  not_before timestamptz not null,
  owner text,
  lease_until timestamptz,
  error text,
  updated_at timestamptz not null
);
create index embed_task_job on embed_task (job_id, id);
create index embed_task_due on embed_task (not_before) where state in ('queued', 'running');
create index embed_task_document on embed_task (document_id);

-- Conversations
create table chat_session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  title text not null,
  pinned_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_message_at timestamptz not null,
  message_count integer not null default 0,
  open_interrupt_id uuid,
  deleted_at timestamptz,
  row_version integer not null default 0
);
create index chat_session_person on chat_session (person_id, pinned_at desc nulls last, last_message_at desc, id)
  where deleted_at is null;

create table message (
  id uuid primary key,
  session_id uuid not null references chat_session on delete cascade,
  position bigint generated always as identity,
  role text not null check (role in ('user', 'assistant', 'human')),
  content text not null,
  status text not null check (status in ('complete', 'running', 'interrupted', 'cancelled', 'failed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  answers_id uuid references message on delete cascade,
  sources jsonb not null default '[]',
  grounded boolean,
  finish_reason text,
  model text,
  prompt_version text,
  usage jsonb,
  timings jsonb,
  error_code text
);
create index message_session on message (session_id, position);

-- What people think of answers
create table feedback (
  message_id uuid primary key references message on delete cascade,
  rating text not null check (rating in ('up', 'down')),
  reason text,
  comment text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Runs of the agent; id = the id of the answer they write
create table run (
  id uuid primary key,
  thread uuid not null,
  state text not null check (state in ('running', 'suspended', 'done', 'failed', 'interrupted', 'cancelled')),
  owner text not null,
  lease_until timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- One live run a thread: the database itself refuses a second
create unique index run_live on run (thread) where state = 'running';
create index run_owner on run (owner) where state = 'running';
