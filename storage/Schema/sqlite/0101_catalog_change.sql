-- A change of a community's catalog, and its event: written by the same transaction as the edit.
create table catalog_change (
    id text primary key,
    community_id text not null,
    at bigint not null
);

create trigger catalog_change_announce after insert on catalog_change
begin
    insert into event (stream, version, command_id, type, schema, at, data)
    select 'catalog/' || new.community_id,
           coalesce((select max(version) from event where stream = 'catalog/' || new.community_id), 0) + 1,
           new.id, 'catalog.changed', 1, new.at, json_object('community', new.community_id);
end;
