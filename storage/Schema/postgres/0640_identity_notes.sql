-- What staff read or wrote when they verified an identity in person, or had it verified anew. It names people, so it is kept here and not in
-- the log; note_id is the command's, by which a reader sees that the log has it.
create table identity_note (
    note_id text not null primary key,
    contact_id text not null,
    -- 'verified' or 'reopened'.
    kind text not null,
    name_on_document text,
    note text,
    by_staff text not null,
    document text,
    statement text,
    community_id text,
    created_at bigint not null
);
create index identity_note_by_contact on identity_note (contact_id, created_at);
create index identity_note_by_kind on identity_note (kind, created_at);

-- A realtor's client who has become a contact: where they belong is their realtor's session.
create index client_profile_by_contact on client_profile (contact_id);

-- Somebody without an e-mail address is found again by the number that they gave.
create index contact_by_phone on contact (phone);
