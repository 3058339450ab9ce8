-- As in the change log: written once a row, when it has its position.
drop index feed_event_position;
drop index feed_event_of_tenant;
drop index feed_event_of_family;
drop index feed_event_of_vendor;
drop index feed_event_of_tickets;
create unique index feed_event_position on feed_event (position) where position is not null;
create index feed_event_of_tenant on feed_event (marketplace_id, position)
  where position is not null;
create index feed_event_of_family on feed_event (marketplace_id, family, position)
  where position is not null;
create index feed_event_of_vendor on feed_event (marketplace_id, vendor_id, position)
  where position is not null;
create index feed_event_of_tickets on feed_event (marketplace_id, position)
  where is_ticket and position is not null;
