-- A kind of events of one community, however rare it is there.
create index staff_event_by_community_and_type on staff_event (community_id, type, position);
