-- Mails go to others than the two parties of a case too, and not all of them concern a vendor.
alter table email drop constraint email_party_gets_mail;
alter table email add constraint email_party_gets_mail
  check (party in ('CUSTOMER', 'VENDOR', 'MEMBER', 'WRITER', 'OLD_ADDRESS', 'NEW_ADDRESS'));
alter table email alter column vendor_id drop not null;
-- A customer's new address is the one that mails go to which wait, or were put aside.
create index known_ticket_by_order on known_ticket (marketplace_id, (data ->> 'order'));
