-- A mail that came in. Once per Message-ID: the row is there before the mailbox lets go of the mail.
-- What belongs to no marketplace is kept under 'nobody'. Times that leases and retries go by are the
-- machine's, as is received_at; created_at and updated_at are the tenant's.
create sequence inbound_email_no cache 1;
create table inbound_email (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  version        bigint not null,
  queue_no       bigint not null default nextval('inbound_email_no'),
  -- The digest of its Message-ID, or of what it says where it has none.
  mail_key       text collate "C" not null,
  message_id     text not null,
  kind           text not null,
  sender         text collate "C",
  recipient      text,
  subject        text not null,
  size           bigint not null check (size >= 0),
  -- Mails of one lane are dealt with one after the other, in the order of their arrival.
  lane           text collate "C" not null,
  party          text,
  ticket_id      text collate "C",
  order_id       text collate "C",
  ticket_message text collate "C",
  email_id       text collate "C",
  text_digest    text collate "C",
  status         text not null,
  outcome        text,
  reason         text,
  problem        text,
  -- What is to be done about it, fixed before it is done: a repetition is the same request.
  decision       text,
  held_by_clock  boolean not null,
  attempts       int not null,
  claims         int not null,
  due_at         timestamptz not null,
  received_at    timestamptz not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  primary key (marketplace_id, id),
  constraint inbound_email_once unique (marketplace_id, mail_key),
  constraint inbound_email_status_is_known check (status in ('RECEIVED', 'DONE', 'FAILED')),
  constraint inbound_email_done_has_outcome check ((status = 'DONE') = (outcome is not null))
);
create index inbound_email_due on inbound_email (due_at, queue_no) where status = 'RECEIVED';
create index inbound_email_lane on inbound_email (marketplace_id, lane, queue_no)
  where status = 'RECEIVED';
create index inbound_email_by_status on inbound_email (marketplace_id, status, id);
create index inbound_email_by_outcome on inbound_email (marketplace_id, outcome, id);
create index inbound_email_by_ticket on inbound_email (marketplace_id, ticket_id, id);
create index inbound_email_by_sender on inbound_email (marketplace_id, sender, id);
create index inbound_email_of_party on inbound_email (marketplace_id, ticket_id, party, received_at)
  where ticket_id is not null;
create index inbound_email_age on inbound_email (received_at);
select tenant_table('inbound_email');

-- The mail as it came, until it is dealt with.
create table inbound_source (
  marketplace_id text collate "C" not null,
  id             text collate "C" not null,
  content        bytea not null,
  truncated      boolean not null,
  primary key (marketplace_id, id),
  foreign key (marketplace_id, id) references inbound_email (marketplace_id, id) on delete cascade
);
select tenant_table('inbound_source');

-- Whom we wrote to on our own account, and about what: once a day at most.
create table inbound_answer (
  marketplace_id text collate "C" not null,
  recipient      text collate "C" not null,
  about          text collate "C" not null,
  answered_at    timestamptz not null,
  primary key (marketplace_id, recipient, about)
);
create index inbound_answer_age on inbound_answer (answered_at);
select tenant_table('inbound_answer');

-- Which replica reads the mailbox.
create table inbound_lease (
  mailbox text collate "C" primary key,
  owner   text collate "C" not null,
  ends_at timestamptz not null
);
grant select, insert, update, delete on inbound_lease to posventa_worker;

-- A bounce names the mail that it is about.
create index email_by_message_id on email (message_id);
-- A mail names the marketplace that it is for by its domain alone.
create index reference_support_domains on reference using gin ((data -> 'support_domains'))
  where kind = 'marketplace';
