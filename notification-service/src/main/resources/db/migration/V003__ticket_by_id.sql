-- An answer by mail names its ticket; whose that is, is looked up among all marketplaces' tickets.
create index known_ticket_by_id on known_ticket (id);
