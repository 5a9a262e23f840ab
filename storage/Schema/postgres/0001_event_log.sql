-- The event log. Rows are only ever added, and only by append_group (0003) and append_event (0004).
create table event (
    position bigint generated always as identity primary key,
    stream text collate "C" not null,
    version bigint not null,
    -- The command that caused the append; only on the first event of it, so that a stream takes a command once.
    command_id text collate "C",
    type text collate "C" not null,
    schema bigint not null,
    at bigint not null,
    data text not null,
    constraint event_version_from_one check (version >= 1),
    constraint event_stream_version unique (stream, version),
    constraint event_stream_command unique (stream, command_id)
);

-- The version of the last event of the append whose first event has version p_first.
create function last_version_of_command(p_stream text, p_first bigint) returns bigint
language sql stable as $$
    select coalesce(
        (select min(e.version) - 1 from event e where e.stream = p_stream and e.version > p_first and e.command_id is not null),
        (select max(e.version) from event e where e.stream = p_stream));
$$;
