-- Claims of the due poller. Procedures that commit themselves, as append_group does: a process that is paused between two
-- bytes of its message must not keep a row locked that a group wants to write.

-- Claims at most p_limit rows that are due at p_now and not claimed, until p_until. Never waits for a locked row.
create procedure claim_due(p_now bigint, p_until bigint, p_limit bigint, inout streams text[])
language plpgsql as $$
begin
    with ready as (
        select d.stream from due d
        where d.due_at <= p_now and d.claimed_until <= p_now
        order by d.due_at
        limit p_limit
        for update skip locked
    ), claimed as (
        update due d set claimed_until = p_until from ready where d.stream = ready.stream returning d.stream, d.due_at
    )
    select array_agg(c.stream order by c.due_at) into streams from claimed c;
    commit;
end
$$;

-- Moves the end of a claim that is still ours (its end is p_claimed).
create procedure postpone_due(p_stream text, p_claimed bigint, p_until bigint)
language plpgsql as $$
begin
    update due set claimed_until = p_until where stream = p_stream and claimed_until = p_claimed;
    commit;
end
$$;
