-- What staff did: who, what, to what, why, when. Actions on sessions and reservations are written with their events, others with the
-- change itself. what: a stable word; why: the reason given; detail: what else a colleague needs to know. No row is ever changed.
create table staff_action (
    action_id text not null primary key,
    at integer not null,
    staff_id text,
    what text not null,
    on_kind text,
    on_id text,
    why text,
    detail text,
    community_id text,
    project_id text
) strict, without rowid;
create index staff_action_by_at on staff_action (at, action_id);
create index staff_action_by_staff_and_at on staff_action (staff_id, at, action_id);
create index staff_action_by_what_and_at on staff_action (what, at, action_id);

-- What was done before there was a table.
insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id)
select e.stream || '/' || e.version, e.at, json_extract(e.data, '$.by'),
    case when e.type = 'reservation.extended' then e.type
        when json_extract(e.data, '$.as') = 'Completed' then 'reservation.completed' else 'reservation.reversed' end,
    'reservation', r.reservation_id, case when e.type = 'reservation.end-started' then json_extract(e.data, '$.reason') end, null, r.community_id, r.project_id
from event e join reservation_view r on e.stream = 'reservation/' || r.reservation_id
where json_extract(e.data, '$.by') is not null and (e.type = 'reservation.extended'
    or (e.type = 'reservation.end-started' and json_extract(e.data, '$.as') in ('Completed', 'Reversed')));

insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id)
select e.stream || '/' || e.version, e.at, json_extract(e.data, '$.by'), 'hold.ended', 'session', json_extract(e.data, '$.session'),
    json_extract(e.data, '$.reason'), null, null, u.project_id
from event e join unit_view u on e.stream = 'unit/' || u.unit_id
where e.type = 'unit.hold-ended-by-staff';

insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id)
select e.stream || '/' || e.version, e.at, json_extract(e.data, '$.by'), 'identity.verified', 'contact', v.contact_id,
    null, json_extract(e.data, '$.document'), v.community_id, null
from event e join identity_view v on e.stream = 'identity/' || v.contact_id
where e.type = 'identity.verified-by-staff';
