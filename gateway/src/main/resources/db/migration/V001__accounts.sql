create table marketplace (
  marketplace_id  text collate "C" not null,
  id              text collate "C" not null,
  external_id     text,
  name            text not null,
  preset          text not null,
  locale          text not null,
  time_zone       text not null,
  live            boolean not null,
  clock_id        text collate "C",
  support_domains text not null,
  policy_id       text collate "C" not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  version         bigint not null,
  primary key (marketplace_id, id),
  constraint marketplace_is_its_own_tenant check (marketplace_id = id),
  constraint marketplace_that_is_live_has_no_clock check (not live or clock_id is null)
);
create unique index marketplace_external_id on marketplace (external_id);
create index marketplace_by_id on marketplace (id);
select tenant_table('marketplace');
-- Platform administrators see all marketplaces; to change one they enter it.
create policy platform on marketplace for select
  using (current_setting('app.marketplace', true) = 'platform');

create table policy (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  number         int not null check (number > 0),
  name           text not null,
  status         text not null check (status in ('DRAFT', 'ACTIVE', 'RETIRED')),
  effective_from timestamptz,
  document       jsonb not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id),
  constraint policy_in_force_has_a_start check (status = 'DRAFT' or effective_from is not null)
);
create unique index policy_number on policy (marketplace_id, number);
create unique index policy_active on policy (marketplace_id) where status = 'ACTIVE';
select tenant_table('policy');

create table vendor (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  external_id    text,
  profile        jsonb not null,
  refund_mode_reason text,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id)
);
create unique index vendor_external_id on vendor (marketplace_id, external_id);
select tenant_table('vendor');

create table member (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  email          text not null,
  name           text not null,
  role           text not null
    check (role in ('VENDOR_AGENT', 'VENDOR_ADMIN', 'OPERATOR', 'ACCOUNT_MANAGER')),
  vendor_id      text collate "C",
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, vendor_id) references vendor (marketplace_id, id),
  constraint member_of_a_vendor_names_it
    check ((role in ('VENDOR_AGENT', 'VENDOR_ADMIN')) = (vendor_id is not null))
);
create unique index member_email on member (marketplace_id, lower(email));
create index member_by_vendor on member (marketplace_id, vendor_id, id);
select tenant_table('member');

create table api_key (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  name           text not null,
  role           text not null check (role in ('INTEGRATION', 'OPERATOR')),
  scopes         text not null,
  vendor_id      text collate "C",
  live           boolean not null,
  clock_id       text collate "C",
  secret_hash    text collate "C" not null,
  hint           text not null,
  expires_at     timestamptz,
  revoked_at     timestamptz,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, vendor_id) references vendor (marketplace_id, id),
  constraint api_key_secret_is_a_sha256 check (secret_hash ~ '^[0-9a-f]{64}$')
);
create unique index api_key_secret on api_key (secret_hash);
select tenant_table('api_key');
-- The door knows a caller's tenant only after it has found the key: who presents a secret may
-- see the row of that secret, and no other.
create policy door on api_key for select
  using (secret_hash = current_setting('app.secret_hash', true));

create table test_clock (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  now            timestamptz not null,
  status         text not null check (status in ('READY', 'ADVANCING', 'STUCK')),
  target         timestamptz,
  fired          int not null default 0,
  waiting        text not null default '',
  warnings       text not null default '',
  attempt        bigint not null default 0,
  lease_until    timestamptz,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id),
  constraint test_clock_has_a_target_under_way check ((status = 'READY') = (target is null))
);
create unique index test_clock_of_marketplace on test_clock (marketplace_id);
create index test_clock_under_way on test_clock (lease_until) where status = 'ADVANCING';
select tenant_table('test_clock');
