-- The sessions of contacts in the order of the table, from the index alone: what staff search by a name.
create index session_view_by_contact_and_changed_at on session_view (contact_id, changed_at, session_id);
drop index session_view_by_contact;
