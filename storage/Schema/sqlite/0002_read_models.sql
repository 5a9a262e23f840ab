-- The read models: plain tables made for the pages, written in the transaction of the events they follow from.
-- Their columns are those of ReadModelTables (storage/Log/ReadModels.cs); a test compares the two.

-- When a stream wants to be woken. claimed_until is the poller's: whoever claimed the row has until then. No index by time: there is a
-- row for each hold and each reservation that stands, quickly looked through, and an index would be rewritten with every one of them.
create table due (
    stream text not null primary key,
    due_at integer not null,
    claimed_until integer not null
) strict, without rowid;

-- What pages need to know of a unit. No index by project: it is read by project once by each process, and rewritten at every hold.
create table unit_view (
    unit_id text not null primary key,
    project_id text,
    version integer not null,
    status text,
    price_cents integer,
    currency text,
    session_id text,
    contact_id text,
    reservation_id text,
    until_at integer,
    queue_length integer,
    changed_at integer not null
) strict, without rowid;

-- A slot that has or had a booking.
create table slot_view (
    slot_id text not null primary key,
    project_id text,
    kind text,
    starts_at integer,
    version integer not null,
    booked integer,
    capacity integer,
    changed_at integer not null
) strict, without rowid;
create index slot_view_by_project_and_starts_at on slot_view (project_id, starts_at);

-- A session, as staff see it in their table.
create table session_view (
    session_id text not null primary key,
    version integer not null,
    link_id text,
    community_id text,
    division_id text,
    project_id text,
    model_id text,
    building_id text,
    unit_id text,
    contact_id text,
    contact_kind text,
    status text,
    step text,
    slot_id text,
    slot_kind text,
    slot_at integer,
    deposit_id text,
    deposit_status text,
    reservation_id text,
    hold_until integer,
    browser text,
    browser_version text,
    os text,
    outdated integer,
    started_at integer,
    changed_at integer not null
) strict;
create index session_view_by_changed_at on session_view (changed_at);
create index session_view_by_community_and_changed_at on session_view (community_id, changed_at);
create index session_view_by_status_and_changed_at on session_view (status, changed_at);
create index session_view_by_contact on session_view (contact_id);

-- A reservation.
create table reservation_view (
    reservation_id text not null primary key,
    version integer not null,
    session_id text,
    unit_id text,
    project_id text,
    community_id text,
    contact_id text,
    contact_kind text,
    status text,
    deposit_id text,
    slot_id text,
    slot_kind text,
    slot_at integer,
    placed_at integer,
    ends_at integer,
    ended_at integer,
    end_reason text,
    changed_at integer not null
) strict;
create index reservation_view_by_contact_and_project on reservation_view (contact_id, project_id);
create index reservation_view_by_project_and_status on reservation_view (project_id, status);
create index reservation_view_by_unit on reservation_view (unit_id);
create index reservation_view_by_status_and_ends_at on reservation_view (status, ends_at);
create index reservation_view_by_changed_at on reservation_view (changed_at);

-- A deposit.
create table deposit_view (
    deposit_id text not null primary key,
    version integer not null,
    session_id text,
    reservation_id text,
    mode text,
    status text,
    amount_cents integer,
    currency text,
    attempts integer,
    last_failure text,
    captured_cents integer,
    refunded_cents integer,
    changed_at integer not null
) strict, without rowid;
create index deposit_view_by_session on deposit_view (session_id);
create index deposit_view_by_status_and_changed_at on deposit_view (status, changed_at);

-- How many homes a contact holds or has reserved in a project.
create table allowance_view (
    allowance_id text not null primary key,
    project_id text,
    contact_id text,
    version integer not null,
    claims integer,
    limit_at_claim integer,
    changed_at integer not null
) strict, without rowid;
create index allowance_view_by_contact on allowance_view (contact_id);

-- What is to be sent: the log adds a row a cause, the columns with defaults are the sender's.
create table outbox (
    cause text not null primary key,
    template text not null,
    channel text not null,
    recipient_kind text,
    recipient_id text,
    project_id text,
    subject_kind text,
    subject_id text,
    created_at integer not null,
    status text not null default 'pending',
    attempts integer not null default 0,
    next_at integer not null default 0,
    claimed_until integer not null default 0,
    sent_at integer,
    provider_id text,
    last_error text
) strict, without rowid;
create index outbox_by_status_and_next_at on outbox (status, next_at);
