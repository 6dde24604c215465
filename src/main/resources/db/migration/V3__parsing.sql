-- What a person should know of a document although it was read
create table document_warning (
  id uuid primary key,
  document_id uuid not null,
  edition integer not null,
  ordinal integer not null,
  code text not null check (code in ('hidden_text', 'invisible_characters', 'pages_without_text', 'damaged_pages')),
  pages integer[] not null,
  excerpt text not null,
  unique (document_id, edition, ordinal),
  foreign key (document_id, edition) references document_edition on delete cascade
);
