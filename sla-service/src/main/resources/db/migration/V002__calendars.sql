-- A calendar that the marketplace's policy names, for one vendor or (without one) for all.
create table calendar (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  name           text collate "C" not null,
  vendor_id      text collate "C",
  content        jsonb not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id)
);
create unique index calendar_once on calendar (marketplace_id, name, vendor_id) nulls not distinct;
create index calendar_by_vendor on calendar (marketplace_id, vendor_id, id);
select tenant_table('calendar');
