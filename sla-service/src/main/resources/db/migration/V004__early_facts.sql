-- What was told of a case before the case itself was: each service's log keeps its own order only.
-- The transaction that learns of the case takes these rows.
create table early_fact (
  marketplace_id text collate "C" not null,
  case_id        text collate "C" not null,
  event_id       text collate "C" not null,
  event          text not null,
  party          text,
  happened_at    timestamptz not null,
  primary key (marketplace_id, case_id, event_id)
);
select tenant_table('early_fact');
