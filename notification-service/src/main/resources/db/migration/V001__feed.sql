-- The public feed: every service's public events, copied in the inbox's transaction and numbered
-- after commit. log_id is drawn in the copying transaction; one resource's events are copied one
-- after the other, so its log_ids ascend as its versions do.
create sequence feed_event_id cache 1;
create table feed_event (
  log_id         bigint primary key default nextval('feed_event_id'),
  marketplace_id text collate "C" not null,
  event_id       text collate "C" not null,
  source         text collate "C" not null,
  type           text collate "C" not null,
  family         text collate "C" not null generated always as (split_part(type, '.', 1)) stored,
  subject        text collate "C" not null,
  version        bigint not null check (version >= 0),
  occurred_at    timestamptz not null,
  recorded_at    timestamptz not null,
  correlation    text collate "C" not null,
  causation      text collate "C",
  -- Whose confined credentials see it too; none: only those of the whole marketplace.
  vendor_id      text collate "C",
  -- Whether data holds a ticket as of this version.
  is_ticket      boolean not null,
  actor          jsonb not null,
  data           jsonb not null,
  position       bigint
);
create unique index feed_event_position on feed_event (position);
create unique index feed_event_once on feed_event (marketplace_id, source, event_id);
create index feed_event_unnumbered on feed_event (log_id) where position is null;
create index feed_event_of_tenant on feed_event (marketplace_id, position);
create index feed_event_of_family on feed_event (marketplace_id, family, position);
create index feed_event_of_vendor on feed_event (marketplace_id, vendor_id, position);
create index feed_event_of_tickets on feed_event (marketplace_id, position) where is_ticket;
select tenant_table('feed_event');

insert into log_head (log, epoch, position)
values ('feed_event', replace(gen_random_uuid()::text, '-', ''), 0);

-- Up to where the feed has been forgotten.
create table feed_floor (
  position bigint not null
);
create unique index feed_floor_is_one on feed_floor ((true));
insert into feed_floor (position) values (0);
grant select, update on feed_floor to posventa_worker;
