-- Deletes a row of a read model that is still as a rebuild has read it. A procedure that commits itself, as append_group does: a rebuild that is
-- paused between two bytes of its message must not keep a row locked that a group wants to write. p_row: column by column, as JSON.
create procedure delete_row_as_read(p_table text, p_key text, p_id text, p_row text, inout deleted bigint)
language plpgsql as $$
begin
    execute format('delete from %I t where t.%I = $1 and to_jsonb(t) @> $2::jsonb', p_table, p_key) using p_id, p_row;
    get diagnostics deleted = row_count;
    commit;
end
$$;
