-- Under row-level security an index serves a condition only when its operators cannot leak: comparisons of columns can not, lower() and
-- ->> might. What is searched by is therefore a column of its own.
alter table ticket
  add column customer_key text collate "C" generated always as (lower(customer_email)) stored;
drop index ticket_of_customer;
create index ticket_of_customer on ticket (marketplace_id, customer_key, created_at, id);

alter table reference
  add column order_name text collate "C"
    generated always as (case when kind = 'order' then data ->> 'external_id' end) stored;
drop index reference_order_by_external_id;
create index reference_by_order_name on reference (marketplace_id, order_name)
  where order_name is not null;
