-- Receipts: the address that a customer changes, and the mails that are sent on request.

-- What the storefront last said; null: the same as customer_email.
alter table orders add column pushed_email text;

-- Looked for by what they begin with, in capitals or not, and by the words of a mail.
create index orders_by_name_prefix on orders (marketplace_id, (lower(external_id collate "default") collate "C"));
create index orders_by_email_prefix on orders (marketplace_id, (lower(customer_email) collate "C"));

-- Both addresses confirm, each by an id of its own that only its mail's link reaches.
create table email_change (
  marketplace_id    text collate "C" not null,
  id                text collate "C" not null,
  order_id          text collate "C" not null,
  status            text not null check (status in ('PENDING', 'DONE', 'REPLACED')),
  old_email         text not null,
  new_email         text not null,
  old_confirmation  text collate "C" not null,
  new_confirmation  text collate "C" not null,
  old_confirmed_at  timestamptz,
  new_confirmed_at  timestamptz,
  expires_at        timestamptz not null,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  version           bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, order_id) references orders (marketplace_id, id),
  constraint email_change_old_confirmation_is_unique unique (marketplace_id, old_confirmation),
  constraint email_change_new_confirmation_is_unique unique (marketplace_id, new_confirmation),
  constraint email_change_is_done_by_both check (
    status <> 'DONE' or (old_confirmed_at is not null and new_confirmed_at is not null))
);
create unique index email_change_one_pending on email_change (marketplace_id, order_id) where status = 'PENDING';
select tenant_table('email_change');

-- Each mail that somebody asked for, by the machine's clock, for as long as it counts against the limit.
create table mail_request (
  marketplace_id  text collate "C" not null,
  id              text collate "C" not null,
  order_id        text collate "C" not null,
  kind            text not null check (kind in ('RECEIPT', 'EMAIL_CHANGE')),
  requested_at    timestamptz not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, order_id) references orders (marketplace_id, id)
);
create index mail_request_by_order on mail_request (marketplace_id, order_id, kind, requested_at);
select tenant_table('mail_request');
