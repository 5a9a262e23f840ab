-- Tries to sign in are forgiven one by one: the moment from which the next one is.
alter table staff_attempt add column forgiving_since integer not null default 0;
