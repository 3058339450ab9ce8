-- Ticket numbers are drawn in small lots, so that opening tickets never queues on this row.
create table ticket_number (
  marketplace_id text collate "C" primary key,
  next           bigint not null,
  constraint ticket_number_grows check (next >= 100001)
);
select tenant_table('ticket_number');

create table ticket (
  marketplace_id      text collate "C" not null,
  id                  text collate "C" not null,
  version             bigint not null,
  number              text collate "C" not null,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  type                text not null,
  status              text not null,
  awaiting            text not null,
  awaiting_since      timestamptz not null,
  subject             text not null,
  reason              text,
  order_id            text collate "C",
  order_external_id   text,
  vendor_id           text collate "C" not null,
  customer_name       text,
  customer_email      text not null,
  customer_locale     text,
  locale              text not null,
  channel             text not null,
  tags                text[] not null,
  opened_party        text not null,
  opened_role         text not null,
  opened_id           text collate "C" not null,
  opened_on_behalf_of text,
  requested_by        text,
  requested_version   bigint not null,
  last_party          text not null,
  type_changed_by     text,
  type_changed_at     timestamptz,
  close_reason        text,
  closed_party        text,
  closed_role         text,
  closed_id           text collate "C",
  closed_at           timestamptz,
  policy_id           text collate "C" not null,
  consent_by          text,
  consent_at          timestamptz,
  consent_via         text,
  consent_evidence    text,
  consent_claimed     boolean,
  problem_code        text,
  problem_detail      text,
  exclusive_key       text collate "C",
  history_hash        text collate "C" not null,
  unread_customer     boolean not null,
  unread_vendor       boolean not null,
  unread_operator     boolean not null,
  primary key (marketplace_id, id),
  constraint ticket_version_counts check (version >= 1),
  constraint ticket_type_is_known check (type in ('SUPPORT', 'REFUND', 'CANCELLATION')),
  constraint ticket_status_is_known check (status in ('OPEN', 'EXECUTING', 'CLOSED')),
  constraint ticket_awaiting_is_known
    check (awaiting in ('CUSTOMER', 'VENDOR', 'OPERATOR', 'NONE')),
  constraint ticket_channel_is_known check (channel in ('API', 'PORTAL', 'EMAIL', 'PHONE')),
  constraint ticket_close_reason_is_known
    check (close_reason in ('SOLVED', 'WITHDRAWN', 'PROCESSED', 'INACTIVITY')),
  constraint ticket_subject_is_one_line
    check (length(subject) between 1 and 200 and subject !~ '[\x01-\x1f\x7f-\x9f]'),
  constraint ticket_closed_says_how
    check ((status = 'CLOSED') = (closed_at is not null)
           and (closed_at is null) = (close_reason is null)
           and (closed_at is null) = (closed_party is null)),
  constraint ticket_closed_awaits_nobody check (status <> 'CLOSED' or awaiting = 'NONE'),
  constraint ticket_only_requests_execute check (status <> 'EXECUTING' or type <> 'SUPPORT'),
  constraint ticket_request_has_order check (type = 'SUPPORT' or order_id is not null),
  constraint ticket_request_is_somebodys check ((type = 'SUPPORT') = (requested_by is null)),
  constraint ticket_only_requests_exclude check (exclusive_key is null or type <> 'SUPPORT'),
  constraint ticket_consent_is_whole
    check (num_nulls(consent_by, consent_at, consent_via, consent_evidence, consent_claimed)
           in (0, 5)),
  constraint ticket_problem_is_whole check (num_nulls(problem_code, problem_detail) in (0, 2))
);
select tenant_table('ticket');

create unique index ticket_number_once on ticket (marketplace_id, number);
create unique index ticket_one_open_request on ticket (marketplace_id, exclusive_key)
  where status <> 'CLOSED' and exclusive_key is not null;

-- One index for each filter of the list in its default order, and those that a synchronising
-- client or a desk's inbox asks for in order of change.
create index ticket_by_created on ticket (marketplace_id, created_at, id);
create index ticket_by_updated on ticket (marketplace_id, updated_at, id);
create index ticket_of_vendor_by_created on ticket (marketplace_id, vendor_id, created_at, id);
create index ticket_of_vendor_by_updated on ticket (marketplace_id, vendor_id, updated_at, id);
create index ticket_of_order on ticket (marketplace_id, order_id, created_at, id);
create index ticket_of_customer on ticket (marketplace_id, lower(customer_email), created_at, id);
create index ticket_by_status on ticket (marketplace_id, status, created_at, id);
create index ticket_by_type on ticket (marketplace_id, type, created_at, id);
create index ticket_by_awaiting on ticket (marketplace_id, awaiting, created_at, id);
create index ticket_unread_by_customer on ticket (marketplace_id, created_at, id)
  where unread_customer;
create index ticket_unread_by_vendor on ticket (marketplace_id, vendor_id, created_at, id)
  where unread_vendor;
create index ticket_unread_by_operator on ticket (marketplace_id, created_at, id)
  where unread_operator;

create table message (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  version        bigint not null,
  ticket_id      text collate "C" not null,
  ticket_version bigint not null,
  created_at     timestamptz not null,
  party          text not null,
  role           text not null,
  actor_id       text collate "C" not null,
  name           text,
  on_behalf_of   text,
  body           text not null,
  format         text not null,
  in_reply_to    text collate "C",
  automatic      boolean not null,
  primary key (marketplace_id, id),
  constraint message_of_ticket foreign key (marketplace_id, ticket_id) references ticket,
  constraint message_one_per_version unique (marketplace_id, ticket_id, ticket_version),
  constraint message_has_text check (length(body) between 1 and 20000),
  constraint message_format_is_known check (format in ('TEXT', 'HTML')),
  constraint message_party_is_known check (party in ('CUSTOMER', 'VENDOR', 'OPERATOR', 'SYSTEM'))
);
select tenant_table('message');

create table proposal (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  version        bigint not null,
  ticket_id      text collate "C" not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  answered_at    timestamptz,
  action         text not null,
  to_type        text,
  comment        text,
  party          text not null,
  role           text not null,
  actor_id       text collate "C" not null,
  status         text not null,
  primary key (marketplace_id, id),
  constraint proposal_of_ticket foreign key (marketplace_id, ticket_id) references ticket,
  constraint proposal_action_is_known check (action in ('CLOSE', 'CONVERT')),
  constraint proposal_converts_to_a_type check ((action = 'CONVERT') = (to_type is not null)),
  constraint proposal_status_is_known
    check (status in ('OPEN', 'ACCEPTED', 'DECLINED', 'VOID')),
  constraint proposal_answer_has_time
    check ((status in ('ACCEPTED', 'DECLINED')) = (answered_at is not null))
);
select tenant_table('proposal');
create unique index proposal_one_open on proposal (marketplace_id, ticket_id)
  where status = 'OPEN';
create index proposal_of_ticket_in_order on proposal (marketplace_id, ticket_id, id);

-- The trail of every ticket. The chain of digests runs over everything but "personal", so that a
-- person's text can go and the chain still verifies.
create table ticket_history (
  marketplace_id  text collate "C" not null,
  ticket_id       text collate "C" not null,
  version         bigint not null,
  at              timestamptz not null,
  type            text collate "C" not null,
  party           text not null,
  role            text not null,
  actor_id        text collate "C" not null,
  counts          boolean not null,
  event_id        text collate "C" not null,
  policy_id       text collate "C" not null,
  facts           jsonb not null,
  digest          text collate "C" not null,
  previous_digest text collate "C",
  personal        jsonb,
  primary key (marketplace_id, ticket_id, version),
  constraint ticket_history_of_ticket foreign key (marketplace_id, ticket_id) references ticket
    deferrable initially deferred,
  constraint ticket_history_is_chained check ((version = 1) = (previous_digest is null))
);
select tenant_table('ticket_history');

create function ticket_history_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.personal is null
     and to_jsonb(new) - 'personal' = to_jsonb(old) - 'personal' then
    return new;
  end if;
  raise exception 'the history of tickets is written once';
end $$;
create trigger ticket_history_stays before update or delete on ticket_history
  for each row execute function ticket_history_stays();

-- The deadlines of tickets as sla-service last told them; for display only.
create table ticket_deadline (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  version        bigint not null,
  ticket_id      text collate "C" not null,
  ladder         text not null,
  step           int not null,
  action         text not null,
  status         text not null,
  due_at         timestamptz not null,
  primary key (marketplace_id, id)
);
select tenant_table('ticket_deadline');
create index ticket_deadline_of_ticket on ticket_deadline (marketplace_id, ticket_id, due_at, id)
  where status in ('pending', 'paused');

-- Orders are also asked for by the name that their storefront gives them.
create index reference_order_by_external_id
  on reference (marketplace_id, (data ->> 'external_id')) where kind = 'order';
