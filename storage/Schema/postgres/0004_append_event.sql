-- Adds one event to the end of a stream inside a transaction that changes ordinary tables too (a catalog edit). Takes the lock
-- of the log until that transaction ends, so it is called while it commits: by a deferred trigger (0101_catalog_change.sql).
create function append_event(
    p_stream text, p_command text, p_type text, p_schema bigint, p_at bigint, p_data text) returns bigint
language plpgsql as $$
declare
    added bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('customer-connect/event-log', 0));
    insert into event (stream, version, command_id, type, schema, at, data)
    select p_stream, coalesce((select max(e.version) from event e where e.stream = p_stream), 0) + 1,
           p_command, p_type, p_schema, p_at, p_data
    returning version into added;
    return added;
end
$$;
