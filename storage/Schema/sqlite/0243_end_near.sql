-- A reservation's contact is told two days before its end. Those that stand already are woken for it too.
update due set due_at = due_at - 172800000
where stream like 'reservation/%' and exists (
    select 1 from reservation_view r
    where due.stream = 'reservation/' || r.reservation_id and r.status = 'active' and r.ends_at = due.due_at
        and r.ends_at - 172800000 > r.placed_at);
