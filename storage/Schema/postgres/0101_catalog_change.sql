-- A change of a community's catalog, and its event: written by the same transaction as the edit. The trigger runs at COMMIT, so
-- the lock of the log is held while the server commits, never while it waits for the next statement of a client.
create table catalog_change (
    id text collate "C" primary key,
    community_id text collate "C" not null,
    at bigint not null
);

create function announce_catalog_change() returns trigger language plpgsql as $$
begin
    perform append_event(
        'catalog/' || new.community_id, new.id, 'catalog.changed', 1, new.at,
        json_build_object('community', new.community_id)::text);
    return null;
end
$$;

create constraint trigger catalog_change_announce after insert on catalog_change
    deferrable initially deferred for each row execute function announce_catalog_change();
