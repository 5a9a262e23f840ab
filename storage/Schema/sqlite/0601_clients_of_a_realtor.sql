-- A client belongs to the realtor who entered it, not to whoever uses the same browser afterwards. SQLite changes no constraint in
-- place: the table is made anew.
create table client_profile_of_realtor (
    profile_id text primary key,
    session_id text not null,
    realtor_id text not null,
    first_name text,
    last_name text,
    email text,
    phone text,
    -- Nobody is written to who is 0 here.
    opted_in bigint not null default 0,
    with_identity bigint not null default 0,
    reservation_id text,
    contact_id text,
    created_at bigint not null,
    changed_at bigint not null,
    row_version bigint not null default 1,
    constraint client_profile_realtor_email unique (session_id, realtor_id, email)
);
insert into client_profile_of_realtor
select p.profile_id, p.session_id, coalesce((select s.contact_id from session_view s where s.session_id = p.session_id), ''),
    p.first_name, p.last_name, p.email, p.phone, p.opted_in, p.with_identity, p.reservation_id, p.contact_id, p.created_at, p.changed_at,
    p.row_version
from client_profile p;
drop table client_profile;
alter table client_profile_of_realtor rename to client_profile;
create index client_profile_by_reservation on client_profile (reservation_id);
