-- Files are kept once per marketplace. The row comes first and the bytes after it, so that a crash
-- between the two leaves a row that says what has to go.
create table stored_file (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  sha256         text collate "C" not null,
  size           bigint not null,
  status         text not null,
  touched_at     timestamptz not null,
  primary key (marketplace_id, id),
  constraint stored_file_status_is_known check (status in ('PENDING', 'STORED', 'DOOMED')),
  constraint stored_file_has_size check (size >= 0)
);
select tenant_table('stored_file');
create unique index stored_file_once on stored_file (marketplace_id, sha256)
  where status = 'STORED';
create index stored_file_to_remove on stored_file (touched_at) where status <> 'STORED';

create table attachment (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  file_id        text collate "C" not null,
  created_at     timestamptz not null,
  uploaded_at    timestamptz not null,
  uploader_id    text collate "C" not null,
  name           text not null,
  type           text collate "C" not null,
  size           bigint not null,
  sha256         text collate "C" not null,
  ticket_id      text collate "C",
  used_in        text collate "C",
  primary key (marketplace_id, id),
  constraint attachment_has_file foreign key (marketplace_id, file_id) references stored_file,
  constraint attachment_of_ticket foreign key (marketplace_id, ticket_id) references ticket
    deferrable initially deferred,
  constraint attachment_is_used_somewhere check ((ticket_id is null) = (used_in is null))
);
select tenant_table('attachment');
create index attachment_unused on attachment (uploaded_at) where ticket_id is null;
create index attachment_of_file on attachment (marketplace_id, file_id);

-- What a message shows of its files, as JSON, and the address that a customer's mail came from.
alter table message add column attachments text, add column sent_from text;
