-- Which files of the import directory were taken in, as they then were; until now told by the jobs that filed them
create table import_file (
  path text primary key,
  size_bytes bigint not null,
  modified_ms bigint not null,
  -- SHA-256 in hexadecimal; null = refused before its end was read
  content_hash text,
  -- null = refused, or removed since
  document_id uuid references document on delete set null,
  imported_at timestamptz not null default now()
);
create index import_file_document on import_file (document_id);
insert into import_file (path, size_bytes, modified_ms, content_hash, document_id, imported_at)
select distinct on (mark[4]) mark[4], cast(mark[2] as bigint), cast(mark[3] as bigint), nullif(mark[1], '-'),
  t.document_id, j.created_at
from embed_job j
  cross join lateral regexp_match(j.created_by, '^import:([0-9a-f]+|-):(\d+):(-?\d+):(.+)$') mark
  left join embed_task t on t.job_id = j.id
where j.created_by like 'import:%' and mark is not null
order by mark[4], j.created_at desc, j.id desc;
update embed_job set created_by = 'import' where created_by like 'import:%';

-- A document that awaits another content leaves its present one to whoever hands that in meanwhile
drop index document_hash;
create index document_hash on document (content_hash);

-- Which edition a task has read, so that what was found peculiar in it is told with the task
alter table embed_task add column edition integer;
