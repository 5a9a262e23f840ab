-- Sessions by how their reservation stands, and what happened in a session.
create index reservation_view_by_status_and_session on reservation_view (status, session_id);
create index staff_event_by_session on staff_event (session_id, position);
