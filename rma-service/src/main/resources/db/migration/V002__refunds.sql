-- Money that goes back. The key for the provider is fixed at creation, before any attempt.

create table refund (
  marketplace_id      text collate "C" not null,
  id                  text collate "C" not null,
  ticket_id           text collate "C",
  order_id            text collate "C" not null,
  order_external_id   text not null,
  invoice_id          text collate "C",
  vendor_id           text collate "C" not null,
  status              text not null
    check (status in ('REQUESTED', 'SCHEDULED', 'SAVED', 'EXECUTING', 'SUCCEEDED', 'FAILED', 'NEEDS_PERSON')),
  basis               text not null check (basis in ('ORDER', 'LAST_INVOICE', 'PARTS')),
  currency            text not null,
  amount_minor        bigint not null check (amount_minor >= 0),
  ends_subscription   boolean not null,
  provider            text not null,
  charge              text not null,
  provider_key        text not null,
  provider_reference  text,
  reason              text,
  problem             text,
  reserved            boolean not null,
  by_hand             boolean not null,
  attempts            integer not null check (attempts >= 0),
  first_attempt_at    timestamptz,
  due_at              timestamptz,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  revision            bigint not null,
  version             bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, order_id) references orders (marketplace_id, id),
  foreign key (marketplace_id, invoice_id) references invoice (marketplace_id, id),
  constraint refund_key_is_unique unique (provider, provider_key),
  constraint refund_is_due_while_executing check ((status = 'EXECUTING') = (due_at is not null)),
  constraint refund_holds_money_while_under_way check (reserved = (status in ('EXECUTING', 'NEEDS_PERSON')))
);
create unique index refund_of_ticket on refund (marketplace_id, ticket_id)
  where status in ('SCHEDULED', 'EXECUTING', 'NEEDS_PERSON');
create index refund_by_order on refund (marketplace_id, order_id, id desc);
create index refund_by_ticket on refund (marketplace_id, ticket_id, id desc);
create index refund_by_vendor on refund (marketplace_id, vendor_id, id desc);
create index refund_by_status on refund (marketplace_id, status, id desc);
create index refund_due on refund (due_at, id) where status = 'EXECUTING';
create index refund_under_way on refund (marketplace_id) where status = 'EXECUTING';
select tenant_table('refund');

-- What of the amount falls on which line; 'shipping' is the shipping costs.
create table refund_part (
  marketplace_id  text collate "C" not null,
  refund_id       text collate "C" not null,
  line_id         text collate "C" not null,
  amount_minor    bigint not null check (amount_minor > 0),
  primary key (marketplace_id, refund_id, line_id),
  foreign key (marketplace_id, refund_id) references refund (marketplace_id, id)
);
select tenant_table('refund_part');

-- Each try at the provider. A row without an outcome is under way, or its worker died.
create table refund_attempt (
  marketplace_id  text collate "C" not null,
  refund_id       text collate "C" not null,
  number          integer not null check (number > 0),
  started_at      timestamptz not null,
  lease_until     timestamptz not null,
  finished_at     timestamptz,
  outcome         text,
  code            text,
  primary key (marketplace_id, refund_id, number),
  foreign key (marketplace_id, refund_id) references refund (marketplace_id, id),
  constraint refund_attempt_outcome_has_time check ((outcome is null) = (finished_at is null))
);
create index refund_attempt_by_time on refund_attempt (marketplace_id, started_at);
select tenant_table('refund_attempt');
