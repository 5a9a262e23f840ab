-- What staff wrote about a reservation. It may name people, so it is kept here and not in the log.
create table reservation_note (
    note_id text primary key,
    reservation_id text not null,
    note text not null,
    by_staff text,
    created_at bigint not null
);
create index reservation_note_by_reservation on reservation_note (reservation_id, created_at);
