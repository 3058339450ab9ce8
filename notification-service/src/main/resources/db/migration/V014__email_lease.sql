-- Whose turn a mail is stands apart from when it is due: taking it, and writing what it says, then
-- changes nothing that an index holds, and the row's next version finds room beside it.
alter table email add column lease_until timestamptz;
alter table email set (fillfactor = 60);
