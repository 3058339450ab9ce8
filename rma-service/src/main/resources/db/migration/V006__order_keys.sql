-- Under row-level security an index serves a condition only when its operators cannot leak: comparisons of columns can not, lower() and
-- like might. So what is searched without regard to capitals is kept in lower case, and a prefix is a range.
alter table orders
  add column name_key text collate "C" generated always as (lower(external_id collate "default")) stored,
  add column email_key text collate "C" generated always as (lower(customer_email)) stored;
drop index orders_by_name_prefix;
drop index orders_by_email_prefix;
drop index orders_by_customer;
create index orders_by_name_key on orders (marketplace_id, name_key);
create index orders_by_email_key on orders (marketplace_id, email_key, placed_at desc, id desc);
