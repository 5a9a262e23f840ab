-- What happened in a session: the places in queues that it waits in, and the history of its panel.
create index staff_event_by_session on staff_event (session_id, position);
