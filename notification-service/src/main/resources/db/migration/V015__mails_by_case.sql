-- A case has few mails: the index by which their thread is found serves their list as well.
drop index email_by_case;
