-- Sessions by the ends of ids, as staff read them, and by home.
create index session_view_by_end on session_view (substr(session_id, -6));
create index session_view_by_reservation_end on session_view (substr(reservation_id, -7)) where reservation_id is not null;
create index session_view_by_unit on session_view (unit_id, changed_at);
