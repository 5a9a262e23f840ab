-- The dashboard and the calendar look at reservations by the day they were made, and by the time of their appointment.
create index reservation_view_by_placed_at on reservation_view (placed_at);
create index reservation_view_by_slot_at on reservation_view (slot_at);
