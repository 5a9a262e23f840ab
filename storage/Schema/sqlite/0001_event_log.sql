-- The event log. Rows are only ever added, by the one writer of the process.
create table event (
    position integer primary key autoincrement,
    stream text not null,
    version integer not null check (version >= 1),
    -- The command that caused the append; only on the first event of it, so that a stream takes a command once.
    command_id text,
    type text not null,
    schema integer not null,
    at integer not null,
    data text not null,
    unique (stream, version),
    unique (stream, command_id)
) strict;
