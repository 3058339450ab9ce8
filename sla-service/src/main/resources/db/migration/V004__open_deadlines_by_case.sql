-- A case has few deadlines: the index that its list uses finds the open ones as well.
drop index deadline_open;
