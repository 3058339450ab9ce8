-- Every tenant table goes through this: row-level security is the second lock behind the
-- marketplace_id in each query. Pollers that see all tenants take the worker's role for one
-- short transaction.
create function tenant_table(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format(
    'create policy tenant on %I using (marketplace_id = current_setting(''app.marketplace'', true))',
    name);
  execute format('create policy worker on %I to posventa_worker using (true) with check (true)', name);
  execute format('grant select, insert, update, delete on %I to posventa_worker', name);
end $$;

grant usage on schema public to posventa_worker;

-- The change log is also the outbox. log_id is drawn while the aggregate's row lock is held;
-- position is given after commit, by one numberer.
create sequence change_log_id cache 1;
grant usage on sequence change_log_id to posventa_worker;
create table change_log (
  log_id         bigint primary key default nextval('change_log_id'),
  marketplace_id text collate "C" not null,
  event_id       text collate "C" not null,
  type           text collate "C" not null,
  subject        text collate "C" not null,
  version        bigint not null check (version >= 0),
  occurred_at    timestamptz not null,
  recorded_at    timestamptz not null,
  correlation    text collate "C" not null,
  causation      text collate "C",
  request_id     text collate "C",
  actor          jsonb not null,
  data           jsonb not null,
  position       bigint
);
create unique index change_log_position on change_log (position);
create unique index change_log_event on change_log (event_id);
create unique index change_log_one_per_version on change_log (marketplace_id, subject, version)
  where version > 0;
create index change_log_unnumbered on change_log (log_id) where position is null;
create index change_log_of_tenant on change_log (marketplace_id, position);
create index change_log_age on change_log (recorded_at);
select tenant_table('change_log');

-- The last position of each numbered log. A restore to an earlier point must get a new epoch.
create table log_head (
  log      text collate "C" primary key,
  epoch    text collate "C" not null,
  position bigint not null
);
grant select, insert, update on log_head to posventa_worker;
insert into log_head (log, epoch, position)
values ('change_log', replace(gen_random_uuid()::text, '-', ''), 0);

-- How far each subscriber has been told. The lease says which replica tells it.
create table log_cursor (
  subscriber  text collate "C" primary key,
  position    bigint not null,
  lease_owner text collate "C",
  lease_until timestamptz,
  failures    int not null default 0,
  last_error  text
);
grant select, insert, update on log_cursor to posventa_worker;

create table inbox (
  marketplace_id text collate "C" not null,
  source         text collate "C" not null,
  event_id       text collate "C" not null,
  received_at    timestamptz not null,
  primary key (marketplace_id, source, event_id)
);
create index inbox_age on inbox (received_at);
select tenant_table('inbox');

-- Events that could not be applied, and those of the same case that wait behind them.
create table parked_event (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  source         text collate "C" not null,
  event_id       text collate "C" not null,
  type           text collate "C" not null,
  correlation    text collate "C" not null,
  reason         text not null,
  envelope       jsonb not null,
  parked_at      timestamptz not null,
  replayed_at    timestamptz,
  primary key (marketplace_id, id)
);
create unique index parked_event_once on parked_event (marketplace_id, source, event_id);
create index parked_event_case on parked_event (marketplace_id, source, correlation, id)
  where replayed_at is null;
create index parked_event_open on parked_event (id) where replayed_at is null;
select tenant_table('parked_event');

-- A test-clock marketplace's now. No row: the marketplace is live.
create table tenant_clock (
  marketplace_id text collate "C" primary key,
  now            timestamptz not null,
  advancing      boolean not null
);
select tenant_table('tenant_clock');

-- What other services own and this one needs, as they last told it.
create table reference (
  marketplace_id text collate "C" not null,
  kind           text collate "C" not null,
  id             text collate "C" not null,
  version        bigint not null,
  data           jsonb not null,
  primary key (marketplace_id, kind, id)
);
select tenant_table('reference');
