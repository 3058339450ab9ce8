-- Of the mails of one party about one case only the first that waits may go. With an index of the
-- waiting mails by marketplace alone, each of them was held against all others.
create index email_waiting on email (marketplace_id, case_id, party, queue_no)
  where status = 'QUEUED';
drop index email_unsent;
