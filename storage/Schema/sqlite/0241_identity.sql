-- Links that open a contact's identity pages. The token itself is nowhere but in the message, or with whoever copied it.
create table identity_link (
    token_hash text not null primary key,
    contact_id text not null,
    community_id text,
    created_at integer not null,
    expires_at integer not null,
    -- When staff took it back, or null.
    revoked_at integer
) strict;
create index identity_link_by_contact on identity_link (contact_id);
create index identity_link_by_expires_at on identity_link (expires_at);

-- What the law asks of who buys a home, beside the contact's own row. A person can be erased.
create table identity_profile (
    contact_id text not null primary key,
    date_of_birth text not null,
    occupation text not null,
    citizenship text not null,
    -- 'self', or 'other' with the name beside it.
    buying_for text not null,
    other_party text,
    -- 1 for who holds, or is close to who holds, a high public office.
    exposed integer not null,
    changed_at integer not null,
    row_version integer not null default 1
) strict;

-- The advanced registration: household, employment, preferences. A flat JSON object, answer by question.
create table advanced_registration (
    contact_id text not null primary key,
    answers text not null,
    changed_at integer not null,
    row_version integer not null default 1
) strict;

-- What the identity stand-in of a demonstration remembers.
create table demo_identity (
    check_id text not null primary key,
    provider_id text not null unique,
    status text not null,
    failure text,
    return_to text not null,
    created_at integer not null
) strict;
