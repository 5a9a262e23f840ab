-- The read models: plain tables made for the pages, written in the transaction of the events they follow from.
-- Their columns are those of ReadModelTables (storage/Log/ReadModels.cs); a test compares the two.

-- When a stream wants to be woken. claimed_until is the poller's: whoever claimed the row has until then.
create table due (
    stream text collate "C" primary key,
    due_at bigint not null,
    claimed_until bigint not null
) with (fillfactor = 70);
create index due_by_due_at on due (due_at);

-- What pages need to know of a unit. Rewritten in place at every hold, hence the room left in its pages.
create table unit_view (
    unit_id text collate "C" primary key,
    project_id text collate "C",
    version bigint not null,
    status text,
    price_cents bigint,
    currency text,
    session_id text collate "C",
    contact_id text collate "C",
    reservation_id text collate "C",
    until_at bigint,
    queue_length bigint,
    changed_at bigint not null
) with (fillfactor = 70);
create index unit_view_by_project on unit_view (project_id);

-- A slot that has or had a booking.
create table slot_view (
    slot_id text collate "C" primary key,
    project_id text collate "C",
    kind text,
    starts_at bigint,
    version bigint not null,
    booked bigint,
    capacity bigint,
    changed_at bigint not null
) with (fillfactor = 70);
create index slot_view_by_project_and_starts_at on slot_view (project_id, starts_at);

-- A session, as staff see it in their table.
create table session_view (
    session_id text collate "C" primary key,
    version bigint not null,
    link_id text collate "C",
    community_id text collate "C",
    division_id text collate "C",
    project_id text collate "C",
    model_id text collate "C",
    building_id text collate "C",
    unit_id text collate "C",
    contact_id text collate "C",
    contact_kind text,
    status text,
    step text,
    slot_id text collate "C",
    slot_kind text,
    slot_at bigint,
    deposit_id text collate "C",
    deposit_status text,
    reservation_id text collate "C",
    hold_until bigint,
    browser text,
    browser_version text,
    os text,
    outdated bigint,
    started_at bigint,
    changed_at bigint not null
) with (fillfactor = 70);
create index session_view_by_changed_at on session_view (changed_at);
create index session_view_by_community_and_changed_at on session_view (community_id, changed_at);
create index session_view_by_status_and_changed_at on session_view (status, changed_at);
create index session_view_by_contact on session_view (contact_id);

-- A reservation.
create table reservation_view (
    reservation_id text collate "C" primary key,
    version bigint not null,
    session_id text collate "C",
    unit_id text collate "C",
    project_id text collate "C",
    community_id text collate "C",
    contact_id text collate "C",
    contact_kind text,
    status text,
    deposit_id text collate "C",
    slot_id text collate "C",
    slot_kind text,
    slot_at bigint,
    placed_at bigint,
    ends_at bigint,
    ended_at bigint,
    end_reason text,
    changed_at bigint not null
) with (fillfactor = 70);
create index reservation_view_by_contact_and_project on reservation_view (contact_id, project_id);
create index reservation_view_by_project_and_status on reservation_view (project_id, status);
create index reservation_view_by_unit on reservation_view (unit_id);
create index reservation_view_by_status_and_ends_at on reservation_view (status, ends_at);
create index reservation_view_by_changed_at on reservation_view (changed_at);

-- A deposit.
create table deposit_view (
    deposit_id text collate "C" primary key,
    version bigint not null,
    session_id text collate "C",
    reservation_id text collate "C",
    mode text,
    status text,
    amount_cents bigint,
    currency text,
    attempts bigint,
    last_failure text,
    captured_cents bigint,
    refunded_cents bigint,
    changed_at bigint not null
) with (fillfactor = 70);
create index deposit_view_by_session on deposit_view (session_id);
create index deposit_view_by_status_and_changed_at on deposit_view (status, changed_at);

-- How many homes a contact holds or has reserved in a project.
create table allowance_view (
    allowance_id text collate "C" primary key,
    project_id text collate "C",
    contact_id text collate "C",
    version bigint not null,
    claims bigint,
    limit_at_claim bigint,
    changed_at bigint not null
) with (fillfactor = 70);
create index allowance_view_by_contact on allowance_view (contact_id);

-- What is to be sent: the log adds a row a cause, the columns with defaults are the sender's.
create table outbox (
    cause text collate "C" primary key,
    template text not null,
    channel text not null,
    recipient_kind text,
    recipient_id text collate "C",
    project_id text collate "C",
    subject_kind text,
    subject_id text collate "C",
    created_at bigint not null,
    status text not null default 'pending',
    attempts bigint not null default 0,
    next_at bigint not null default 0,
    claimed_until bigint not null default 0,
    sent_at bigint,
    provider_id text,
    last_error text
);
create index outbox_by_status_and_next_at on outbox (status, next_at);
