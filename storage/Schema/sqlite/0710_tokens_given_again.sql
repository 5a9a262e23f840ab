-- Tokens that a trusted device was given in place of one that it had not used yet, as its answer may have been lost on the way. Should such a
-- token come after all, somebody has a copy.
create table trusted_device_token (
    token_hash text primary key,
    device_id text not null,
    expires_at bigint not null,
    replaced_at bigint not null
);
create index trusted_device_token_by_device on trusted_device_token (device_id);
create index trusted_device_token_by_expires_at on trusted_device_token (expires_at);
