-- Tables of the embedded grain engine. Nothing here must survive a change of engine.

create table grain_state (
    grain text not null,  -- kind and key, such as sign-in/01jd…
    name  text not null,
    etag  text not null,  -- new with every write
    body  text not null,  -- JSON
    primary key (grain, name)
) strict;

create table grain_reminder (
    grain         text   not null,
    name          text   not null,
    first_at      integer not null,  -- instants in milliseconds since 1970-01-01 UTC
    period_ms     integer not null,
    due_at        integer not null,
    claim         text   not null,  -- who runs the tick, empty for nobody
    claimed_until integer not null,  -- then another may take it
    primary key (grain, name)
) strict;

create index grain_reminder_due on grain_reminder (due_at);
