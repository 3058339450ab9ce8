-- What each key has used of the present second and minute. Counters only: nothing is lost when a
-- crash empties the table.
create unlogged table limit_window (
  name        text collate "C" primary key,
  second      bigint not null,
  second_used int not null,
  minute      bigint not null,
  minute_used int not null
);
create index limit_window_age on limit_window (second);

-- A replica takes a lot ahead of need and reports what it used of earlier lots meanwhile. Time
-- comes from the replica; a replica whose clock is behind counts in the newest second known.
create function take_lot(
  bucket text, now_second bigint, per_second int, per_minute int, wanted int, reported int)
returns table (granted int, second_left int, minute_left int) language plpgsql as $$
declare
  w limit_window%rowtype;
begin
  insert into limit_window values (bucket, now_second, 0, now_second / 60, 0)
  on conflict do nothing;
  select * into w from limit_window where name = bucket for update;
  if now_second > w.second then
    w.second := now_second;
    w.second_used := 0;
  end if;
  if now_second / 60 > w.minute then
    w.minute := now_second / 60;
    w.minute_used := 0;
  end if;
  w.second_used := w.second_used + reported;
  w.minute_used := w.minute_used + reported;
  granted := greatest(0, least(wanted, per_second - w.second_used, per_minute - w.minute_used));
  update limit_window
  set second = w.second, second_used = w.second_used + granted,
      minute = w.minute, minute_used = w.minute_used + granted
  where name = bucket;
  second_left := greatest(0, per_second - w.second_used - granted);
  minute_left := greatest(0, per_minute - w.minute_used - granted);
  return next;
end $$;
