-- How a contact's legal identity stands: one row a contact, written with the events of its stream.
create table identity_view (
    contact_id text not null primary key,
    version integer not null,
    community_id text,
    status text,
    profile integer,
    attempt_id text,
    provider_id text,
    attempts integer,
    failure text,
    started_at integer,
    ended_at integer,
    by_staff text,
    document text,
    changed_at integer not null
) strict, without rowid;
create index identity_view_by_status_and_changed_at on identity_view (status, changed_at);
create index identity_view_by_community_and_changed_at on identity_view (community_id, changed_at);
