-- The end of a subscription, without money.

create table cancellation (
  marketplace_id     text collate "C" not null,
  id                 text collate "C" not null,
  ticket_id          text collate "C" not null,
  order_id           text collate "C" not null,
  order_external_id  text not null,
  vendor_id          text collate "C" not null,
  subscription       text,
  status             text not null check (status in ('SCHEDULED', 'SAVED', 'SUCCEEDED', 'FAILED')),
  problem            text,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  revision           bigint not null,
  version            bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, order_id) references orders (marketplace_id, id)
);
create unique index cancellation_of_ticket on cancellation (marketplace_id, ticket_id) where status = 'SCHEDULED';
create index cancellation_by_order on cancellation (marketplace_id, order_id, id desc);
create index cancellation_by_ticket on cancellation (marketplace_id, ticket_id, id desc);
create index cancellation_by_vendor on cancellation (marketplace_id, vendor_id, id desc);
select tenant_table('cancellation');
