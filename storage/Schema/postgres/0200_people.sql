-- People are not history: ordinary rows with a version, keyed by the ids that events carry, so that a person can be erased.

-- A realtor's firm.
create table brokerage (
    brokerage_id text collate "C" primary key,
    -- Firm and location, lower case: the same firm typed twice is one.
    firm_key text collate "C" not null,
    firm text not null,
    location text not null,
    approved bigint not null default 0,
    created_at bigint not null,
    row_version bigint not null default 1,
    constraint brokerage_firm_key unique (firm_key)
);

-- A customer or realtor. email is normalized; mobile is E.164 and always verified; phone is only a number to call.
create table contact (
    contact_id text collate "C" primary key,
    kind text collate "C" not null,
    registered bigint not null default 0,
    first_name text,
    last_name text,
    email text collate "C",
    email_verified bigint not null default 0,
    mobile text collate "C",
    phone text collate "C",
    street text,
    city text,
    region text,
    postal_code text,
    country text,
    -- A flat JSON object: answer by question.
    demographics text not null default '{}',
    language text not null default 'en',
    brokerage_id text collate "C" references brokerage (brokerage_id),
    license text,
    created_at bigint not null,
    changed_at bigint not null,
    row_version bigint not null default 1,
    constraint contact_email unique (email),
    constraint contact_mobile unique (mobile)
);

-- A client of a realtor: a draft until the reservation succeeds, then a contact.
create table client_profile (
    profile_id text collate "C" primary key,
    session_id text collate "C" not null,
    first_name text,
    last_name text,
    email text collate "C",
    phone text collate "C",
    -- Nobody is written to who is 0 here.
    opted_in bigint not null default 0,
    with_identity bigint not null default 0,
    reservation_id text collate "C",
    contact_id text collate "C",
    created_at bigint not null,
    changed_at bigint not null,
    row_version bigint not null default 1,
    constraint client_profile_session_email unique (session_id, email)
);
create index client_profile_by_reservation on client_profile (reservation_id);

-- A browser that may skip the code. Only the hash of its token is kept.
create table trusted_device (
    token_hash text collate "C" primary key,
    contact_id text collate "C" not null,
    device text,
    created_at bigint not null,
    used_at bigint not null,
    expires_at bigint not null
);
create index trusted_device_by_contact on trusted_device (contact_id);
create index trusted_device_by_expires_at on trusted_device (expires_at);

-- What somebody typed and has not submitted: one row a form (key: session/form).
create table form_draft (
    draft_key text collate "C" primary key,
    fields text not null,
    changed_at bigint not null
);
create index form_draft_by_changed_at on form_draft (changed_at);
