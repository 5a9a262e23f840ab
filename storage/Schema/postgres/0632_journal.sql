-- What happened, as staff look it up: a row for each event of the log that is told in words, with what it is about. Ids only; names are
-- looked up when it is read. Written behind the log by one process at a time; docs/adr/0009-event-history.md.
create table staff_event (
    position bigint primary key,
    at bigint not null,
    type text collate "C" not null,
    community_id text collate "C",
    project_id text collate "C",
    unit_id text collate "C",
    contact_id text collate "C",
    session_id text collate "C"
);
create index staff_event_by_at on staff_event (at);
create index staff_event_by_type on staff_event (type, position);
create index staff_event_by_community on staff_event (community_id, position);
create index staff_event_by_community_and_type on staff_event (community_id, type, position);
create index staff_event_by_project on staff_event (project_id, position);
create index staff_event_by_unit on staff_event (unit_id, position);
create index staff_event_by_contact on staff_event (contact_id, position);

-- How far it has got in the log. One row.
create table staff_journal (
    journal text not null primary key,
    position bigint not null
);
insert into staff_journal (journal, position) values ('events', 0);

-- What members are told of under the bell, once a cause. Forgotten after a month.
create table staff_notice (
    notice_id bigint generated always as identity primary key,
    cause text not null unique,
    kind text not null,
    at bigint not null,
    community_id text collate "C",
    project_id text collate "C",
    unit_id text collate "C",
    contact_id text collate "C",
    session_id text collate "C",
    link_id text collate "C"
);
create index staff_notice_by_at on staff_notice (at);

-- Up to which notice a member has read all, and those after it that they have read.
create table staff_bell (
    staff_id text not null primary key references staff_member (id) on delete cascade,
    read_up_to bigint not null
);
create table staff_notice_read (
    staff_id text not null references staff_member (id) on delete cascade,
    notice_id bigint not null references staff_notice (notice_id) on delete cascade,
    primary key (staff_id, notice_id)
);
create index staff_notice_read_by_notice on staff_notice_read (notice_id);
