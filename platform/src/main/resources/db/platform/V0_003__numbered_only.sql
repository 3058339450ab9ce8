-- A row of the log gets its position after its commit. Indexes by position that leave out what has
-- none yet are written once a row, not twice; no query by position looks for such rows.
drop index change_log_position;
drop index change_log_of_tenant;
create unique index change_log_position on change_log (position) where position is not null;
create index change_log_of_tenant on change_log (marketplace_id, position)
  where position is not null;
