-- What came of a link: its sessions since a day.
create index session_view_by_link_and_started_at on session_view (link_id, started_at);
