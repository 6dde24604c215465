-- Photos that people send along with questions. A row is there before its object is and goes after it, so that there is no
-- object without one; it outlives its conversation for as long as the object is there.
create table photo (
  id uuid primary key,
  person_id uuid not null,
  session_id uuid references chat_session on delete set null,
  content_type text not null check (content_type in ('image/jpeg', 'image/png')),
  size integer not null,
  width integer not null,
  height integer not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index photo_session on photo (session_id);
create index photo_created on photo (created_at);
create index photo_removed on photo (removed_at) where removed_at is not null;

-- Which questions show which photos
create table message_photo (
  message_id uuid not null references message on delete cascade,
  position smallint not null,
  photo_id uuid not null references photo on delete cascade,
  primary key (message_id, position)
);
create index message_photo_photo on message_photo (photo_id);

-- What answers had to do without
alter table message add column notices jsonb not null default '[]';
