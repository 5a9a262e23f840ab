-- What came of a link's sessions is counted within one index.
create index session_view_by_link_with_outcome on session_view (link_id, started_at, contact_id, reservation_id);
drop index session_view_by_link_and_started_at;
