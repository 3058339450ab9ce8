-- Closed and changed tickets before the platform's review. Whoever writes one holds the ticket's row.
create table escalation (
  marketplace_id     text collate "C" not null,
  id                 text collate "C" not null,
  version            bigint not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  ticket_id          text collate "C" not null,
  ticket_number      text not null,
  order_id           text collate "C",
  vendor_id          text collate "C" not null,
  party              text not null,
  role               text not null,
  actor_id           text collate "C" not null,
  reason             text not null,
  attachments        text,
  after_action       text not null,
  after_party        text not null,
  after_role         text not null,
  after_id           text collate "C" not null,
  after_at           timestamptz not null,
  after_consent      text not null,
  after_close_reason text,
  after_from_type    text,
  after_to_type      text,
  status             text not null,
  decision_note      text,
  decided_party      text,
  decided_role       text,
  decided_id         text collate "C",
  decided_at         timestamptz,
  primary key (marketplace_id, id),
  constraint escalation_of_ticket foreign key (marketplace_id, ticket_id) references ticket,
  constraint escalation_is_a_partys check (party in ('CUSTOMER', 'VENDOR')),
  constraint escalation_has_reason check (length(reason) between 1 and 5000),
  constraint escalation_status_is_known check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
  constraint escalation_change_is_whole
    check (case after_action
             when 'CLOSED' then num_nulls(after_from_type, after_to_type) = 2
                                and after_close_reason is not null
             when 'CONVERTED' then num_nulls(after_from_type, after_to_type) = 0
                                   and after_close_reason is null
             else false
           end),
  constraint escalation_consent_is_known check (after_consent in ('NONE', 'GIVEN', 'CLAIMED')),
  constraint escalation_decision_is_whole
    check (num_nulls(decision_note, decided_party, decided_role, decided_id, decided_at)
           = case status when 'OPEN' then 5 else 0 end)
);
select tenant_table('escalation');

create unique index escalation_one_open on escalation (marketplace_id, ticket_id)
  where status = 'OPEN';
create index escalation_of_ticket_in_order on escalation (marketplace_id, ticket_id, created_at, id);
create index escalation_of_order on escalation (marketplace_id, order_id, created_at, id);
create index escalation_by_created on escalation (marketplace_id, created_at, id);
create index escalation_by_status on escalation (marketplace_id, status, created_at, id);
create index escalation_of_vendor on escalation (marketplace_id, vendor_id, created_at, id);
