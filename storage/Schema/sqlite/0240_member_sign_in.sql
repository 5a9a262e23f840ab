-- Browsers in which a contact has proved who they are without a visit from a link: for what they have reserved, and for their identity.
-- Only the hash of the cookie's secret is kept.
create table member_sign_in (
    secret_hash text not null primary key,
    contact_id text not null,
    expires_at integer not null
) strict;
create index member_sign_in_by_contact on member_sign_in (contact_id);
create index member_sign_in_by_expires_at on member_sign_in (expires_at);
