-- Contacts by the words they are searched for: first and last name and e-mail address, folded (see ContactWords.cs). Whoever changes a
-- contact marks it here, and the words follow within a second; those of one who is erased go with them.
create table contact_word (
    word text not null,
    contact_id text not null references contact (contact_id) on delete cascade,
    primary key (word, contact_id)
) strict, without rowid;
create index contact_word_by_contact on contact_word (contact_id);

create table contact_word_due (contact_id text not null primary key) strict, without rowid;
insert into contact_word_due (contact_id) select contact_id from contact;

create trigger contact_words_of_new after insert on contact begin
    insert or ignore into contact_word_due (contact_id) values (new.contact_id);
end;
create trigger contact_words_of_changed after update of first_name, last_name, email on contact begin
    insert or ignore into contact_word_due (contact_id) values (new.contact_id);
end;

-- What a member searched for, kept so that a name need not be in an address. Forgotten after a day.
create table staff_search (
    search_id text not null primary key,
    staff_id text not null references staff_member (id) on delete cascade,
    text text not null,
    created_at integer not null
) strict, without rowid;
create index staff_search_by_created_at on staff_search (created_at);
create index staff_search_by_staff on staff_search (staff_id);
