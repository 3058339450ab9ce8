-- What the sample routes of the HTTP tests write.
create table sample (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  primary key (marketplace_id, id)
);
select tenant_table('sample');
