-- Editions: each reading of a document makes its content anew, beside the content that is searched, and takes its place
-- in one switch. The old one stays for a short while, for those who found its chunks just before.
create table document_edition (
  document_id uuid not null references document on delete cascade,
  number integer not null check (number > 0),
  state text not null check (state in ('staged', 'live', 'retired')),
  filename text not null,
  format text not null,
  content_type text not null,
  content_hash text not null,
  object_key text not null,
  size_bytes bigint not null,
  -- What the text itself says, and what a person said of this edition when it was handed in
  title text,
  language text,
  labels text,
  pages integer not null default 0,
  chunks integer not null default 0,
  -- Whether pages, sections and chunks are complete
  divided boolean not null default false,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (document_id, number)
);
create unique index document_edition_staged on document_edition (document_id) where state = 'staged';
create unique index document_edition_live on document_edition (document_id) where state = 'live';
create index document_edition_staged_hash on document_edition (content_hash) where state = 'staged';
create index document_edition_retired on document_edition (retired_at) where state = 'retired';
create index document_edition_object on document_edition (object_key);

insert into document_edition (document_id, number, state, filename, format, content_type, content_hash, object_key,
  size_bytes, pages, chunks, divided, created_at)
select id, 1, 'live', filename, coalesce(format, 'TEXT'), content_type, content_hash, object_key, size_bytes, pages,
  chunks, true, created_at
from document d where exists (select 1 from chunk c where c.document_id = d.id);

-- edition = the one that is searched, 0 = none yet; searchable = whether today lies within the days of validity
alter table document
  add column edition integer not null default 0,
  add column valid_from date,
  add column valid_until date,
  add column searchable boolean not null default true,
  add constraint document_validity check (valid_until >= valid_from);
update document d set edition = 1 where exists (select 1 from chunk c where c.document_id = d.id);
create index document_object on document (object_key);

alter table document_page
  add column edition integer not null default 1,
  drop constraint document_page_pkey,
  drop constraint document_page_document_id_fkey,
  add primary key (document_id, edition, number);
alter table section
  add column edition integer not null default 1,
  drop constraint section_document_id_ordinal_key,
  drop constraint section_document_id_fkey,
  add unique (document_id, edition, ordinal);
alter table chunk
  add column edition integer not null default 1,
  drop constraint chunk_document_id_ordinal_key,
  drop constraint chunk_document_id_fkey,
  add unique (document_id, edition, ordinal);
delete from document_page p where not exists
  (select 1 from document_edition e where e.document_id = p.document_id and e.number = p.edition);
delete from section s where not exists
  (select 1 from document_edition e where e.document_id = s.document_id and e.number = s.edition);
alter table document_page
  alter column edition drop default,
  add foreign key (document_id, edition) references document_edition on delete cascade;
alter table section
  alter column edition drop default,
  add foreign key (document_id, edition) references document_edition on delete cascade;
alter table chunk
  alter column edition drop default,
  add foreign key (document_id, edition) references document_edition on delete cascade;
create index chunk_section on chunk (section_id);
create index chunk_vector_model on chunk_vector (model);

-- kind: ingest = read the document anew; embed = give the chunks that are searched vectors of another model.
-- failures and crashes count since something of the work was last kept.
alter table embed_task
  add column kind text not null default 'ingest' check (kind in ('ingest', 'embed')),
  add column model text,
  add column failures integer not null default 0,
  add column crashes integer not null default 0;

-- What happened to each document, step by step
create table ingest_log (
  id bigint generated always as identity primary key,
  document_id uuid not null references document on delete cascade,
  job_id uuid not null,
  attempt integer not null,
  step text not null,
  event text not null check (event in ('started', 'done', 'noted', 'postponed', 'failed', 'cancelled')),
  message text,
  duration_ms bigint,
  at timestamptz not null default clock_timestamp()
);
create index ingest_log_document on ingest_log (document_id, id desc);

-- Originals that no row speaks of any more; each is removed once it is due and the object store answers
create table original_removal (
  object_key text primary key,
  due_at timestamptz not null default now()
);

-- The index is made anew, beside the one that answers, when the embedding model changes
create table index_generation (
  number integer generated always as identity primary key,
  identity text not null,
  state text not null check (state in ('building', 'live', 'retired')),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create unique index index_generation_live on index_generation (state) where state = 'live';
create unique index index_generation_building on index_generation (state) where state = 'building';
