-- What the payment provider and we do not agree on. A difference that is gone at a later comparison is resolved, not deleted.

create table reconciliation_difference (
  marketplace_id  text collate "C" not null,
  id              text collate "C" not null,
  kind            text not null
    check (kind in ('MISSING_AT_PROVIDER', 'MISSING_HERE', 'AMOUNT_DIFFERS', 'STATUS_DIFFERS', 'PAID_TWICE')),
  refund_id       text collate "C",
  order_id        text collate "C",
  reference       text,
  ours_minor      bigint,
  ours_currency   text,
  theirs_minor    bigint,
  theirs_currency text,
  found_at        timestamptz not null,
  resolved_at     timestamptz,
  primary key (marketplace_id, id)
);
create unique index reconciliation_difference_open
  on reconciliation_difference (marketplace_id, kind, coalesce(refund_id, ''), coalesce(reference, ''))
  where resolved_at is null;
create index reconciliation_difference_list on reconciliation_difference (marketplace_id, id desc) where resolved_at is null;
select tenant_table('reconciliation_difference');
