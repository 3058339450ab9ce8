-- What the handler of the tests does: the proof of an effect.
create sequence effect_order;
grant usage on sequence effect_order to posventa_worker;
create table effect (
  marketplace_id text not null,
  id             text collate "C" not null,
  case_id        text not null,
  nth            bigint not null default nextval('effect_order'),
  primary key (marketplace_id, id)
);
select tenant_table('effect');
