-- Of the mails of one party about one case only the first that waits may go. Which that is, this
-- index says. The condition on queue_no is always true: by it the index serves the question for the
-- first one only, and the queue itself is always read in the order of email_due. How many mails
-- wait changes by the second, so no statistics of the table could choose between the two.
create index email_waiting on email (marketplace_id, case_id, party, queue_no)
  where status = 'QUEUED' and queue_no > 0;
drop index email_unsent;
