-- What a member of the staff has done about an item of a follow-up list. It stays done until something new happens to the item: until its
-- fact is larger than this one. The note may name people, so it is here and not in the log.
create table follow_up_done (
    list text not null,
    item_id text not null,
    fact bigint not null,
    note text,
    by_staff text not null,
    at bigint not null,
    primary key (list, item_id)
);
