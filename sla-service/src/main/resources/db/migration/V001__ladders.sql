-- One row per case, locked by everything that touches the case's ladders. next_due_at is the
-- earliest pending deadline, kept by the transaction that changes it.
create table ladder_case (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  vendor_id      text collate "C" not null,
  policy_id      text collate "C" not null,
  live           boolean not null,
  last_version   bigint not null,
  status         text not null,
  facts          jsonb not null,
  next_due_at    timestamptz,
  version        bigint not null,
  primary key (marketplace_id, id)
);
-- The poller's search over all live tenants, its claim within one, and a test clock's question.
create index ladder_case_due on ladder_case (next_due_at, marketplace_id)
  where live and next_due_at is not null;
create index ladder_case_due_of_tenant on ladder_case (marketplace_id, next_due_at, id)
  where next_due_at is not null;
select tenant_table('ladder_case');

-- One ladder from its start to its end, with everything that it read at its start.
create table ladder_run (
  marketplace_id  text collate "C" not null,
  id              text collate "C" not null,
  case_id         text collate "C" not null,
  ladder          text not null,
  policy_id       text collate "C" not null,
  start_event     text not null,
  start_event_id  text collate "C" not null,
  started_at      timestamptz not null,
  basis_version   bigint not null,
  cancel_on       jsonb not null,
  restart_on      jsonb not null,
  pause_while     jsonb not null,
  calendar        jsonb not null,
  paused_at       timestamptz,
  ended_at        timestamptz,
  ended_by        text collate "C",
  ended_version   bigint,
  version         bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, case_id) references ladder_case,
  constraint ladder_run_end_has_reason check ((ended_at is null) = (ended_by is null))
);
create unique index ladder_run_once on ladder_run (marketplace_id, case_id, ladder)
  where ended_at is null;
select tenant_table('ladder_run');

create table deadline (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  case_id        text collate "C" not null,
  run_id         text collate "C" not null,
  vendor_id      text collate "C" not null,
  ladder         text collate "C" not null,
  step           int not null,
  number         int not null,
  action         text not null,
  effect         jsonb not null,
  status         text not null check (status in ('PENDING', 'PAUSED', 'FIRED', 'CANCELLED')),
  due_at         timestamptz not null,
  fired_at       timestamptz,
  cancelled_at   timestamptz,
  cancelled_by   text collate "C",
  basis_version  bigint not null,
  policy_id      text collate "C" not null,
  policy_version bigint not null,
  explanation    jsonb not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, run_id) references ladder_run,
  constraint deadline_once unique (marketplace_id, run_id, step),
  constraint deadline_fired_has_time check ((status = 'FIRED') = (fired_at is not null)),
  constraint deadline_never_early check (fired_at >= due_at),
  constraint deadline_cancelled_has_time check ((status = 'CANCELLED') = (cancelled_at is not null))
);
create index deadline_open on deadline (marketplace_id, case_id)
  where status in ('PENDING', 'PAUSED');
create index deadline_by_due on deadline (marketplace_id, due_at, id);
create index deadline_by_case on deadline (marketplace_id, case_id, due_at, id);
create index deadline_by_status on deadline (marketplace_id, status, due_at, id);
create index deadline_by_ladder on deadline (marketplace_id, ladder, due_at, id);
create index deadline_by_vendor on deadline (marketplace_id, vendor_id, due_at, id);
select tenant_table('deadline');
