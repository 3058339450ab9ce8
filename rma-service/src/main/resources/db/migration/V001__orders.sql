-- Orders as storefronts push them, with what was paid and what went back.
--
-- Money: reserved + refunded <= captured holds for the order, for each invoice and for each line, in the database.
-- Lock order of everything that moves money: the order's row, then its invoice, then its lines by id, then the refund.

create table orders (
  marketplace_id            text collate "C" not null,
  id                        text collate "C" not null,
  external_id               text collate "C" not null,
  vendor_id                 text collate "C" not null,
  customer_email            text not null,
  customer_name             text,
  customer_locale           text,
  currency                  text not null,
  shipping_minor            bigint not null,
  payment_method            text not null,
  payment_provider          text not null,
  payment_reference         text not null,
  payment_captured_minor    bigint not null,
  captured_minor            bigint not null,
  reserved_minor            bigint not null,
  refunded_minor            bigint not null,
  shipping_captured_minor   bigint not null,
  shipping_reserved_minor   bigint not null,
  shipping_refunded_minor   bigint not null,
  subscription_external_id  text,
  subscription_status       text,
  subscription_ended_at     timestamptz,
  download_url              text,
  placed_at                 timestamptz not null,
  paid_at                   timestamptz,
  shipped_at                timestamptz,
  delivered_at              timestamptz,
  promised_at               timestamptz,
  created_at                timestamptz not null,
  updated_at                timestamptz not null,
  revision                  bigint not null,
  version                   bigint not null,
  primary key (marketplace_id, id),
  constraint order_external_id_is_unique unique (marketplace_id, external_id),
  constraint order_amounts_are_not_negative check (
    shipping_minor >= 0 and payment_captured_minor >= 0 and captured_minor >= 0
    and reserved_minor >= 0 and refunded_minor >= 0),
  constraint order_is_never_refunded_above_captured check (reserved_minor + refunded_minor <= captured_minor),
  constraint shipping_amounts_are_not_negative check (
    shipping_captured_minor >= 0 and shipping_reserved_minor >= 0 and shipping_refunded_minor >= 0),
  constraint shipping_is_never_refunded_above_captured check (
    shipping_reserved_minor + shipping_refunded_minor <= shipping_captured_minor),
  constraint order_subscription_is_whole check (
    (subscription_external_id is null) = (subscription_status is null)
    and subscription_status in ('ACTIVE', 'ENDED')
    and (subscription_ended_at is null or subscription_status = 'ENDED'))
);
create index orders_by_placed on orders (marketplace_id, placed_at desc, id desc);
create index orders_by_vendor on orders (marketplace_id, vendor_id, placed_at desc, id desc);
create index orders_by_customer on orders (marketplace_id, lower(customer_email), placed_at desc, id desc);
create index orders_by_charge on orders (marketplace_id, payment_reference);
select tenant_table('orders');

create table order_line (
  marketplace_id    text collate "C" not null,
  id                text collate "C" not null,
  order_id          text collate "C" not null,
  external_id       text collate "C" not null,
  place             integer not null,
  sku               text,
  name              text not null,
  kind              text not null check (kind in ('DIGITAL', 'PHYSICAL')),
  quantity          integer not null check (quantity > 0),
  unit_price_minor  bigint not null,
  discount_minor    bigint not null,
  tax_minor         bigint not null,
  captured_minor    bigint not null,
  reserved_minor    bigint not null,
  refunded_minor    bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, order_id) references orders (marketplace_id, id),
  constraint line_external_id_is_unique unique (marketplace_id, order_id, external_id),
  constraint line_amounts_are_not_negative check (
    unit_price_minor >= 0 and discount_minor >= 0 and tax_minor >= 0
    and captured_minor >= 0 and reserved_minor >= 0 and refunded_minor >= 0),
  constraint line_is_never_refunded_above_captured check (reserved_minor + refunded_minor <= captured_minor)
);
create index order_line_by_order on order_line (marketplace_id, order_id, place);
select tenant_table('order_line');

create table invoice (
  marketplace_id     text collate "C" not null,
  id                 text collate "C" not null,
  order_id           text collate "C" not null,
  external_id        text collate "C" not null,
  number             text,
  status             text not null check (status in ('OPEN', 'PAID')),
  amount_minor       bigint not null,
  issued_at          timestamptz not null,
  payment_reference  text,
  captured_minor     bigint not null,
  reserved_minor     bigint not null,
  refunded_minor     bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, order_id) references orders (marketplace_id, id),
  constraint invoice_external_id_is_unique unique (marketplace_id, order_id, external_id),
  constraint invoice_amounts_are_not_negative check (
    amount_minor >= 0 and captured_minor >= 0 and reserved_minor >= 0 and refunded_minor >= 0),
  constraint invoice_is_captured_when_paid check (captured_minor = case status when 'PAID' then amount_minor else 0 end),
  constraint invoice_is_never_refunded_above_captured check (reserved_minor + refunded_minor <= captured_minor)
);
create index invoice_by_order on invoice (marketplace_id, order_id, issued_at, id);
select tenant_table('invoice');

create table shipment (
  marketplace_id   text collate "C" not null,
  order_id         text collate "C" not null,
  place            integer not null,
  carrier          text not null,
  tracking_number  text,
  url              text,
  shipped_at       timestamptz,
  delivered_at     timestamptz,
  primary key (marketplace_id, order_id, place),
  foreign key (marketplace_id, order_id) references orders (marketplace_id, id)
);
select tenant_table('shipment');
