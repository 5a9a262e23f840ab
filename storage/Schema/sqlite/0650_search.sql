-- Words of people's names, lower case and without accents: what staff find them by.
create table contact_word (
    word text not null,
    contact_id text not null references contact (contact_id) on delete cascade,
    primary key (word, contact_id)
) strict, without rowid;
create index contact_word_by_contact on contact_word (contact_id);
insert into contact_word (word, contact_id)
    select lower(first_name), contact_id from contact where first_name is not null
    union
    select lower(last_name), contact_id from contact where last_name is not null;

-- Sessions by the ends of ids, as staff read them, and by home.
create index session_view_by_end on session_view (substr(session_id, -6));
create index session_view_by_reservation_end on session_view (substr(reservation_id, -7)) where reservation_id is not null;
create index session_view_by_unit on session_view (unit_id, changed_at);
