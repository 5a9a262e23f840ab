-- Whom staff sent a link: an address that may belong to nobody we know. The outbox holds the row's id; the row is forgotten after some days.
create table link_invitation (
    id text not null primary key,
    link_id text not null references link (id),
    channel text not null,
    address text not null,
    first_name text,
    sent_by text not null,
    created_at bigint not null
);
create index link_invitation_by_link_and_address on link_invitation (link_id, address);
create index link_invitation_by_created_at on link_invitation (created_at);
