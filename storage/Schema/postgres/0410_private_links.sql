-- Links in messages that open a reservation for whom they were sent to. The token itself is nowhere but in the message.
create table private_link (
    token_hash text not null primary key,
    reservation_id text not null,
    recipient_kind text not null,
    recipient_id text not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index private_link_by_expires_at on private_link (expires_at);
