-- What members of the staff did that no stream tells: exports, mails sent again, links made. detail holds words and ids, never a person's name.
create table staff_deed (
    deed_id text not null primary key,
    by_staff text not null,
    what text not null,
    subject_kind text not null,
    subject_id text not null,
    detail text,
    at integer not null
) strict, without rowid;
create index staff_deed_by_subject on staff_deed (subject_kind, subject_id, at);

-- Messages about one thing: for who sends one of them again.
create index outbox_by_subject on outbox (subject_id, created_at);
