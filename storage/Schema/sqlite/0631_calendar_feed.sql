-- Secret addresses of calendar feeds, one a member. The token itself is nowhere but in the member's calendar.
create table staff_calendar_feed (
    staff_id text not null primary key references staff_member (id) on delete cascade,
    token_hash text not null unique,
    created_at integer not null
) strict, without rowid;
