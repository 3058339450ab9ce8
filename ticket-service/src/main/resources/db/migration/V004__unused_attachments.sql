-- What one uploader has waiting is counted at each upload.
create index attachment_unused_of on attachment (marketplace_id, uploader_id) include (size)
  where ticket_id is null;
