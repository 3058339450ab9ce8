-- The order that a case is about: an order's link reaches the deadlines of its tickets.
alter table ladder_case add column order_id text collate "C";
create index ladder_case_by_order on ladder_case (marketplace_id, order_id) where order_id is not null;

-- What indicators have to remember of a case between its events.
create table quality_case (
  marketplace_id   text collate "C" not null,
  id               text collate "C" not null,
  last_version     bigint not null,
  requested_by     text,
  awaiting_answer  boolean not null,
  warned           boolean not null,
  version          bigint not null,
  primary key (marketplace_id, id)
);
select tenant_table('quality_case');

-- One row per thing that counts, at the moment of its event. The indicators are sums over these.
create table quality_fact (
  marketplace_id  text collate "C" not null,
  case_id         text collate "C" not null,
  case_version    bigint not null,
  kind            text collate "C" not null,
  vendor_id       text collate "C" not null,
  at              timestamptz not null,
  primary key (marketplace_id, case_id, case_version, kind)
);
create index quality_fact_by_vendor on quality_fact (marketplace_id, vendor_id, at) include (kind);
create index quality_fact_by_time on quality_fact (marketplace_id, at) include (kind);
select tenant_table('quality_fact');
