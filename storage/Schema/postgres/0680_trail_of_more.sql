-- The trail has what staff did at the desk, whose community deeds belong to, and what was done before the trail knew it (0621).
insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id)
select e.stream || '/' || e.version, e.at, e.data::json ->> 'by', 'reservation.in-person', 'session', s.session_id, 'no-email', null, s.community_id, null
from event e join session_view s on e.stream = 'session/' || s.session_id
where e.type = 'session.taken-in-person'
on conflict (action_id) do nothing;

insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id)
select e.stream || '/' || e.version, e.at, e.data::json ->> 'by', 'appointment.moved', 'reservation', r.reservation_id, e.data::json ->> 'reason', null, r.community_id, r.project_id
from event e join reservation_view r on e.stream = 'reservation/' || r.reservation_id
where e.type = 'reservation.appointment-moved' and e.data::json ->> 'by' is not null
on conflict (action_id) do nothing;

insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id)
select e.stream || '/' || e.version, e.at, e.data::json ->> 'by', 'identity.reopened', 'contact', v.contact_id, e.data::json ->> 'reason', null, v.community_id, null
from event e join identity_view v on e.stream = 'identity/' || v.contact_id
where e.type = 'identity.reopened'
on conflict (action_id) do nothing;

update staff_action set community_id = (select s.community_id from session_view s where s.session_id = staff_action.on_id)
where what = 'message.resent' and on_kind = 'session' and community_id is null;
update staff_action set community_id = (select v.community_id from identity_view v where v.contact_id = staff_action.on_id)
where what in ('identity.link-made', 'identity.link-sent', 'identity.links-revoked') and community_id is null;
