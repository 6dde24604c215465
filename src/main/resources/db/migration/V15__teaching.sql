-- Conversations as a support team looks through them: the newest first, by the words in them, by how answers were rated,
-- whether they rest on anything, and which tools made them
alter table message add column tools text[] not null default '{}';
create index message_tools on message using gin (tools) where tools <> '{}';
-- Nothing but words: PostgreSQL would keep 12.5, E-42 and an address whole, and who looks for a part of one finds none
create index message_words on message
  using gin (to_tsvector('simple', regexp_replace(content, '[!-/:-@[-`{-~]+', ' ', 'g'))) where content <> '';
create index message_grounded on message (session_id, grounded) where grounded is not null;
create index message_ungrounded on message (updated_at, id) where grounded = false;
create index feedback_rating on feedback (rating, message_id);
create index chat_session_newest on chat_session (last_message_at desc, id desc)
  where deleted_at is null and message_count > 0;

create index notification_unresolved on notification (position desc) where state <> 'resolved';

-- What people correct in chunks. An edit belongs to a file, and in it to what was read there: reading the same file anew
-- finds its edits again, another version of the document has none.
alter table chunk
  add column original_text text,
  add column excluded boolean not null default false,
  add column changes integer not null default 0;
create table chunk_edit (
  document_id uuid not null references document on delete cascade,
  content_hash text not null,
  -- SHA-256 of what was read, and which of the chunks that say the same it is, from 0
  text_hash text not null,
  twin integer not null,
  -- null = as it was read
  edited_text text,
  excluded boolean not null,
  edited_by text not null,
  edited_at timestamptz not null default now(),
  primary key (document_id, content_hash, text_hash, twin)
);

-- Questions with their right answer, in the form of the files that evaluations are run with, and what runs gave
create table evaluation_question (
  id text primary key,
  question text not null,
  language text,
  category text not null,
  -- null = nothing answers it
  document text,
  page integer,
  section text,
  answer text,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check ((document is null) = (page is null) and (document is null) = (answer is null))
);
create table evaluation_run (
  id uuid primary key,
  created_at timestamptz not null default now(),
  created_by text not null,
  model text not null,
  questions integer not null,
  -- by way of searching, then by the id of a question: its place, 0 = not within the first ten
  places jsonb not null
);
create index evaluation_run_newest on evaluation_run (created_at desc, id desc);

-- What people asked and nothing answered, questions that are alike together
create table knowledge_gap (
  id uuid primary key,
  state text not null default 'open' check (state in ('open', 'answered', 'dismissed')),
  -- by what its questions are alike: an embedding model's identity with its vector, or "words" with the words
  measure text not null,
  vector bytea,
  words text[] not null default '{}',
  faq_id integer,
  created_at timestamptz not null default now(),
  changed_at timestamptz,
  changed_by text
);
create index knowledge_gap_measure on knowledge_gap (measure, created_at desc);
create table gap_question (
  answer_id uuid primary key,
  gap_id uuid not null references knowledge_gap on delete cascade,
  session_id uuid not null,
  person_id uuid not null,
  question text not null,
  asked_at timestamptz not null
);
create index gap_question_gap on gap_question (gap_id, asked_at desc);
create index gap_question_person on gap_question (person_id);
create index gap_question_asked on gap_question (asked_at desc);
