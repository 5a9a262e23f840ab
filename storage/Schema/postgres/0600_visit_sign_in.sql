-- In which browser the contact of a session is signed in: one at a time. Only the hash of the cookie's secret is kept.
create table visit_sign_in (
    session_id text not null primary key,
    contact_id text not null,
    secret_hash text not null,
    -- 1 for a remembered browser, whose end is fixed; 0 for others, whose end moves on while they are used.
    remembered bigint not null,
    expires_at bigint not null
);
create index visit_sign_in_by_contact on visit_sign_in (contact_id);
create index visit_sign_in_by_expires_at on visit_sign_in (expires_at);
