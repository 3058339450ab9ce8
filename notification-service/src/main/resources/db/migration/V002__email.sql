-- What this service keeps of tickets, for mails and for the feed's vendor scope.
create table known_ticket (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  version        bigint not null,
  opened_as      text not null,
  vendor_id      text collate "C" not null,
  data           jsonb not null,
  primary key (marketplace_id, id)
);
select tenant_table('known_ticket');

-- A mail to be sent, and then as it was sent. One per event and party, with one Message-ID that is
-- fixed before the first attempt. Times that leases and retries go by are the machine's; created_at,
-- updated_at and sent_at are the tenant's.
create sequence email_queue_no cache 1;
create table email (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  version        bigint not null,
  queue_no       bigint not null default nextval('email_queue_no'),
  event_id       text collate "C" not null,
  party          text not null,
  template       text not null,
  case_id        text collate "C" not null,
  case_version   bigint,
  vendor_id      text collate "C" not null,
  recipient      text,
  locale         text not null,
  content        text not null,
  message_id     text not null,
  reference_ids  text not null,
  status         text not null,
  problem        text,
  subject        text not null,
  body_text      text,
  body_html      text,
  attempts       int not null,
  claims         int not null,
  due_at         timestamptz not null,
  queued_at      timestamptz not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  sent_at        timestamptz,
  primary key (marketplace_id, id),
  constraint email_once unique (marketplace_id, event_id, party),
  constraint email_has_own_message_id unique (marketplace_id, message_id),
  constraint email_party_gets_mail check (party in ('CUSTOMER', 'VENDOR')),
  constraint email_status_is_known
    check (status in ('QUEUED', 'SENT', 'BOUNCED', 'SUPPRESSED', 'FAILED')),
  constraint email_sent_has_time check (status <> 'SENT' or sent_at is not null),
  constraint email_sent_has_body check (status <> 'SENT' or body_text is not null),
  constraint email_to_somebody check (recipient is not null or status = 'SUPPRESSED')
);
create index email_due on email (due_at, queue_no) where status = 'QUEUED';
create index email_queue_of_case on email (marketplace_id, case_id, party, queue_no);
create index email_unsent on email (marketplace_id) where status = 'QUEUED';
create index email_by_case on email (marketplace_id, case_id, id);
create index email_by_status on email (marketplace_id, status, id);
create index email_by_template on email (marketplace_id, template, id);
create index email_by_recipient on email (marketplace_id, recipient, id);
create index email_of_vendor on email (marketplace_id, vendor_id, id) where party = 'VENDOR';
select tenant_table('email');
