alter table marketplace add column logo_url text;
-- Anybody may know how a marketplace shows itself, and see no other by naming one.
create policy site on marketplace for select
  using (id = current_setting('app.site', true)
    or 'ext:' || external_id = current_setting('app.site', true));

alter table member add column locale text;
alter table member add column time_zone text;
alter table member drop constraint member_role_check;
alter table member add constraint member_role_check check (role in
  ('VENDOR_AGENT', 'VENDOR_ADMIN', 'OPERATOR', 'PHONE_REPRESENTATIVE', 'ACCOUNT_MANAGER'));

-- A credential in a mail: one case, one party. The clock is the marketplace's, as for API keys.
create table case_link (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  case_id        text collate "C" not null,
  order_id       text collate "C",
  party          text not null check (party in ('CUSTOMER', 'VENDOR')),
  vendor_id      text collate "C",
  address_hash   text collate "C",
  locale         text,
  time_zone      text,
  clock_id       text collate "C",
  token_hash     text collate "C" not null,
  expires_at     timestamptz not null,
  revoked_at     timestamptz,
  uses           bigint not null default 0,
  last_used_at   timestamptz,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        bigint not null,
  primary key (marketplace_id, id),
  constraint case_link_of_a_vendor_names_it check ((party = 'VENDOR') = (vendor_id is not null)),
  constraint case_link_token_is_a_sha256 check (token_hash ~ '^[0-9a-f]{64}$')
);
create unique index case_link_token on case_link (token_hash);
create index case_link_by_case on case_link (marketplace_id, case_id, id);
create index case_link_by_vendor on case_link (marketplace_id, vendor_id, id);
create index case_link_of_order on case_link (marketplace_id, order_id) where revoked_at is null;
create index case_link_age on case_link (expires_at);
select tenant_table('case_link');
create policy door on case_link for select
  using (token_hash = current_setting('app.secret_hash', true));

-- What visitors ask for, answered alike whether or not there is such a member: who looks it up
-- comes after the answer. These rows belong to nobody's marketplace.
create table sign_in_request (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  site           text not null,
  email          text not null,
  requested_at   timestamptz not null,
  primary key (marketplace_id, id)
);
create index sign_in_request_by_id on sign_in_request (id);
select tenant_table('sign_in_request');

create table sign_in (
  marketplace_id text collate "C" not null,
  token_hash     text collate "C" not null,
  member_id      text collate "C" not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  primary key (marketplace_id, token_hash),
  foreign key (marketplace_id, member_id) references member (marketplace_id, id) on delete cascade,
  constraint sign_in_token_is_a_sha256 check (token_hash ~ '^[0-9a-f]{64}$')
);
create unique index sign_in_token on sign_in (token_hash);
create index sign_in_of_member on sign_in (marketplace_id, member_id);
create index sign_in_age on sign_in (expires_at);
select tenant_table('sign_in');
-- Whoever presents a token may see its row and mark it used.
create policy door on sign_in for select
  using (token_hash = current_setting('app.secret_hash', true));
create policy redeem on sign_in for update
  using (token_hash = current_setting('app.secret_hash', true));

create table member_session (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  member_id      text collate "C" not null,
  clock_id       text collate "C",
  token_hash     text collate "C" not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  ended_at       timestamptz,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, member_id) references member (marketplace_id, id) on delete cascade,
  constraint member_session_token_is_a_sha256 check (token_hash ~ '^[0-9a-f]{64}$')
);
create unique index member_session_token on member_session (token_hash);
create index member_session_of_member on member_session (marketplace_id, member_id);
create index member_session_age on member_session (expires_at);
select tenant_table('member_session');
create policy door on member_session for select
  using (token_hash = current_setting('app.secret_hash', true));

create table refund_mode_decision (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  vendor_id      text collate "C" not null,
  at             timestamptz not null,
  actor_role     text not null,
  actor_id       text collate "C" not null,
  refund_mode    text not null check (refund_mode in ('GRACE', 'IMMEDIATE')),
  reason         text not null,
  escalation_id  text collate "C",
  primary key (marketplace_id, id),
  foreign key (marketplace_id, vendor_id) references vendor (marketplace_id, id)
);
create index refund_mode_decision_by_vendor on refund_mode_decision (marketplace_id, vendor_id, id);
select tenant_table('refund_mode_decision');
