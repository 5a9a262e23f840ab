-- A command's id before its stream: ids are made in the order of time, so what a group adds lies side by side at the index's end, where the
-- other way round each stream had a page of its own to be changed. Only the first event of a command has one.
create unique index event_command_stream on event (command_id, stream) where command_id is not null;
alter table event drop constraint event_stream_command;

-- append_group_3 with the same parameters, for every process (0003 says how it works). What no place of p_unsure asks for may be null:
-- streams, expected versions, commands, and the places of events and rows.
create or replace procedure append_group_3(
    p_streams text[], p_expected bigint[], p_commands text[],
    p_event_append int[], p_event_stream text[], p_event_version bigint[], p_event_command text[],
    p_event_type text[], p_event_schema bigint[], p_event_at bigint[], p_event_data text[],
    p_due text[], p_due_append int[], p_due_gone text[], p_due_gone_append int[],
    p_unit_view text[], p_unit_view_append int[], p_unit_view_gone text[], p_unit_view_gone_append int[],
    p_slot_view text[], p_slot_view_append int[], p_slot_view_gone text[], p_slot_view_gone_append int[],
    p_session_view text[], p_session_view_append int[], p_session_view_gone text[], p_session_view_gone_append int[],
    p_reservation_view text[], p_reservation_view_append int[], p_reservation_view_gone text[], p_reservation_view_gone_append int[],
    p_deposit_view text[], p_deposit_view_append int[], p_deposit_view_gone text[], p_deposit_view_gone_append int[],
    p_allowance_view text[], p_allowance_view_append int[], p_allowance_view_gone text[], p_allowance_view_gone_append int[],
    p_identity_view text[], p_identity_view_append int[], p_identity_view_gone text[], p_identity_view_gone_append int[],
    p_staff_action text[], p_staff_action_append int[],
    p_outbox text[], p_outbox_append int[],
    p_unsure int[], inout results int[], inout versions bigint[])
language plpgsql as $$
declare
    look record;
    changed bigint;
begin
    -- A statement of its own: the next one's snapshot is then taken after every earlier group has committed.
    perform pg_advisory_xact_lock(hashtextextended('customer-connect/event-log', 0));

    if p_unsure is not null then
        results := array_fill(0, array[cardinality(p_streams)]);
        versions := array_fill(0::bigint, array[cardinality(p_streams)]);
        for look in
            select a.place, a.stream, a.expected, head.version as head,
                   (select e.version from event e where e.stream = a.stream and e.command_id = a.command) as taken
            from unnest(p_streams, p_expected, p_commands) with ordinality as a(stream, expected, command, place)
            cross join lateral (
                select coalesce((select max(e.version) from event e where e.stream = a.stream), 0) as version offset 0) as head
            where a.place = any(p_unsure)
        loop
            results[look.place] := case when look.taken is not null then 2 when look.head = look.expected then 0 else 1 end;
            versions[look.place] := case
                when look.taken is not null then last_version_of_command(look.stream, look.taken)
                else look.head end;
        end loop;
        if 0 = all(results) then
            results := null;
        end if;
    end if;

    insert into event (stream, version, command_id, type, schema, at, data)
    select e.stream, e.version, e.command_id, e.type, e.schema, e.at, e.data
    from unnest(p_event_append, p_event_stream, p_event_version, p_event_command, p_event_type, p_event_schema, p_event_at, p_event_data)
        as e(append, stream, version, command_id, type, schema, at, data)
    where results is null or results[e.append] = 0;

    if p_due is not null then
        insert into due (
            stream, due_at, claimed_until)
        select r.stream, r.due_at, r.claimed_until
        from unnest(p_due::due_row[], p_due_append) as r(
            stream, due_at, claimed_until, append)
        where results is null or results[r.append] = 0
        on conflict (stream) do update set
            due_at = excluded.due_at, claimed_until = excluded.claimed_until;
    end if;
    if p_due_gone is not null then
        delete from due where stream in (
            select g.key from unnest(p_due_gone, p_due_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_unit_view is not null then
        -- A home's row is nearly always there, and is then changed where it lies: two thirds of what an upsert costs.
        update unit_view v set
            project_id = r.project_id, version = r.version, status = r.status, price_cents = r.price_cents, currency = r.currency,
            session_id = r.session_id, contact_id = r.contact_id, reservation_id = r.reservation_id, until_at = r.until_at,
            queue_length = r.queue_length, changed_at = r.changed_at
        from unnest(p_unit_view::unit_view_row[], p_unit_view_append) as r(
            unit_id, project_id, version, status, price_cents, currency, session_id, contact_id, reservation_id, until_at,
            queue_length, changed_at, append)
        where v.unit_id = r.unit_id and (results is null or results[r.append] = 0);
        get diagnostics changed = row_count;
        if changed < cardinality(p_unit_view) then
            insert into unit_view (
                unit_id, project_id, version, status, price_cents, currency, session_id, contact_id, reservation_id, until_at,
                queue_length, changed_at)
            select r.unit_id, r.project_id, r.version, r.status, r.price_cents, r.currency, r.session_id, r.contact_id,
                   r.reservation_id, r.until_at, r.queue_length, r.changed_at
            from unnest(p_unit_view::unit_view_row[], p_unit_view_append) as r(
                unit_id, project_id, version, status, price_cents, currency, session_id, contact_id, reservation_id, until_at,
                queue_length, changed_at, append)
            where results is null or results[r.append] = 0
            on conflict (unit_id) do update set
                project_id = excluded.project_id, version = excluded.version, status = excluded.status,
                price_cents = excluded.price_cents, currency = excluded.currency, session_id = excluded.session_id,
                contact_id = excluded.contact_id, reservation_id = excluded.reservation_id, until_at = excluded.until_at,
                queue_length = excluded.queue_length, changed_at = excluded.changed_at;
        end if;
    end if;
    if p_unit_view_gone is not null then
        delete from unit_view where unit_id in (
            select g.key from unnest(p_unit_view_gone, p_unit_view_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_slot_view is not null then
        insert into slot_view (
            slot_id, project_id, kind, starts_at, version, booked, capacity, changed_at)
        select r.slot_id, r.project_id, r.kind, r.starts_at, r.version, r.booked, r.capacity, r.changed_at
        from unnest(p_slot_view::slot_view_row[], p_slot_view_append) as r(
            slot_id, project_id, kind, starts_at, version, booked, capacity, changed_at, append)
        where results is null or results[r.append] = 0
        on conflict (slot_id) do update set
            project_id = excluded.project_id, kind = excluded.kind, starts_at = excluded.starts_at, version = excluded.version,
            booked = excluded.booked, capacity = excluded.capacity, changed_at = excluded.changed_at;
    end if;
    if p_slot_view_gone is not null then
        delete from slot_view where slot_id in (
            select g.key from unnest(p_slot_view_gone, p_slot_view_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_session_view is not null then
        insert into session_view (
            session_id, version, link_id, community_id, division_id, project_id, model_id, building_id, unit_id, contact_id,
            contact_kind, status, step, slot_id, slot_kind, slot_at, deposit_id, deposit_status, reservation_id, hold_until,
            browser, browser_version, os, outdated, started_at, changed_at)
        select r.session_id, r.version, r.link_id, r.community_id, r.division_id, r.project_id, r.model_id, r.building_id,
               r.unit_id, r.contact_id, r.contact_kind, r.status, r.step, r.slot_id, r.slot_kind, r.slot_at, r.deposit_id,
               r.deposit_status, r.reservation_id, r.hold_until, r.browser, r.browser_version, r.os, r.outdated, r.started_at,
               r.changed_at
        from unnest(p_session_view::session_view_row[], p_session_view_append) as r(
            session_id, version, link_id, community_id, division_id, project_id, model_id, building_id, unit_id, contact_id,
            contact_kind, status, step, slot_id, slot_kind, slot_at, deposit_id, deposit_status, reservation_id, hold_until,
            browser, browser_version, os, outdated, started_at, changed_at, append)
        where results is null or results[r.append] = 0
        on conflict (session_id) do update set
            version = excluded.version, link_id = excluded.link_id, community_id = excluded.community_id,
            division_id = excluded.division_id, project_id = excluded.project_id, model_id = excluded.model_id,
            building_id = excluded.building_id, unit_id = excluded.unit_id, contact_id = excluded.contact_id,
            contact_kind = excluded.contact_kind, status = excluded.status, step = excluded.step, slot_id = excluded.slot_id,
            slot_kind = excluded.slot_kind, slot_at = excluded.slot_at, deposit_id = excluded.deposit_id,
            deposit_status = excluded.deposit_status, reservation_id = excluded.reservation_id,
            hold_until = excluded.hold_until, browser = excluded.browser, browser_version = excluded.browser_version,
            os = excluded.os, outdated = excluded.outdated, started_at = excluded.started_at, changed_at = excluded.changed_at;
    end if;
    if p_session_view_gone is not null then
        delete from session_view where session_id in (
            select g.key from unnest(p_session_view_gone, p_session_view_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_reservation_view is not null then
        insert into reservation_view (
            reservation_id, version, session_id, unit_id, project_id, community_id, contact_id, contact_kind, status,
            deposit_id, slot_id, slot_kind, slot_at, placed_at, ends_at, ended_at, end_reason, changed_at)
        select r.reservation_id, r.version, r.session_id, r.unit_id, r.project_id, r.community_id, r.contact_id, r.contact_kind,
               r.status, r.deposit_id, r.slot_id, r.slot_kind, r.slot_at, r.placed_at, r.ends_at, r.ended_at, r.end_reason,
               r.changed_at
        from unnest(p_reservation_view::reservation_view_row[], p_reservation_view_append) as r(
            reservation_id, version, session_id, unit_id, project_id, community_id, contact_id, contact_kind, status,
            deposit_id, slot_id, slot_kind, slot_at, placed_at, ends_at, ended_at, end_reason, changed_at, append)
        where results is null or results[r.append] = 0
        on conflict (reservation_id) do update set
            version = excluded.version, session_id = excluded.session_id, unit_id = excluded.unit_id,
            project_id = excluded.project_id, community_id = excluded.community_id, contact_id = excluded.contact_id,
            contact_kind = excluded.contact_kind, status = excluded.status, deposit_id = excluded.deposit_id,
            slot_id = excluded.slot_id, slot_kind = excluded.slot_kind, slot_at = excluded.slot_at,
            placed_at = excluded.placed_at, ends_at = excluded.ends_at, ended_at = excluded.ended_at,
            end_reason = excluded.end_reason, changed_at = excluded.changed_at;
    end if;
    if p_reservation_view_gone is not null then
        delete from reservation_view where reservation_id in (
            select g.key from unnest(p_reservation_view_gone, p_reservation_view_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_deposit_view is not null then
        insert into deposit_view (
            deposit_id, version, session_id, reservation_id, mode, status, amount_cents, currency, attempts, last_failure,
            captured_cents, refunded_cents, changed_at)
        select r.deposit_id, r.version, r.session_id, r.reservation_id, r.mode, r.status, r.amount_cents, r.currency, r.attempts,
               r.last_failure, r.captured_cents, r.refunded_cents, r.changed_at
        from unnest(p_deposit_view::deposit_view_row[], p_deposit_view_append) as r(
            deposit_id, version, session_id, reservation_id, mode, status, amount_cents, currency, attempts, last_failure,
            captured_cents, refunded_cents, changed_at, append)
        where results is null or results[r.append] = 0
        on conflict (deposit_id) do update set
            version = excluded.version, session_id = excluded.session_id, reservation_id = excluded.reservation_id,
            mode = excluded.mode, status = excluded.status, amount_cents = excluded.amount_cents, currency = excluded.currency,
            attempts = excluded.attempts, last_failure = excluded.last_failure, captured_cents = excluded.captured_cents,
            refunded_cents = excluded.refunded_cents, changed_at = excluded.changed_at;
    end if;
    if p_deposit_view_gone is not null then
        delete from deposit_view where deposit_id in (
            select g.key from unnest(p_deposit_view_gone, p_deposit_view_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_allowance_view is not null then
        insert into allowance_view (
            allowance_id, project_id, contact_id, version, claims, limit_at_claim, changed_at)
        select r.allowance_id, r.project_id, r.contact_id, r.version, r.claims, r.limit_at_claim, r.changed_at
        from unnest(p_allowance_view::allowance_view_row[], p_allowance_view_append) as r(
            allowance_id, project_id, contact_id, version, claims, limit_at_claim, changed_at, append)
        where results is null or results[r.append] = 0
        on conflict (allowance_id) do update set
            project_id = excluded.project_id, contact_id = excluded.contact_id, version = excluded.version,
            claims = excluded.claims, limit_at_claim = excluded.limit_at_claim, changed_at = excluded.changed_at;
    end if;
    if p_allowance_view_gone is not null then
        delete from allowance_view where allowance_id in (
            select g.key from unnest(p_allowance_view_gone, p_allowance_view_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_identity_view is not null then
        insert into identity_view (
            contact_id, version, community_id, status, profile, attempt_id, provider_id, attempts, failure,
            started_at, ended_at, by_staff, document, changed_at)
        select r.contact_id, r.version, r.community_id, r.status, r.profile, r.attempt_id, r.provider_id, r.attempts,
               r.failure, r.started_at, r.ended_at, r.by_staff, r.document, r.changed_at
        from unnest(p_identity_view::identity_view_row[], p_identity_view_append) as r(
            contact_id, version, community_id, status, profile, attempt_id, provider_id, attempts, failure,
            started_at, ended_at, by_staff, document, changed_at, append)
        where results is null or results[r.append] = 0
        on conflict (contact_id) do update set
            version = excluded.version, community_id = excluded.community_id, status = excluded.status,
            profile = excluded.profile, attempt_id = excluded.attempt_id, provider_id = excluded.provider_id,
            attempts = excluded.attempts, failure = excluded.failure, started_at = excluded.started_at,
            ended_at = excluded.ended_at, by_staff = excluded.by_staff, document = excluded.document,
            changed_at = excluded.changed_at;
    end if;
    if p_identity_view_gone is not null then
        delete from identity_view where contact_id in (
            select g.key from unnest(p_identity_view_gone, p_identity_view_gone_append) as g(key, append) where results is null or results[g.append] = 0);
    end if;

    if p_staff_action is not null then
        insert into staff_action (
            action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id)
        select r.action_id, r.at, r.staff_id, r.what, r.on_kind, r.on_id, r.why, r.detail, r.community_id, r.project_id
        from unnest(p_staff_action::staff_action_row[], p_staff_action_append) as r(
            action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id, project_id, append)
        where results is null or results[r.append] = 0
        on conflict (action_id) do nothing;
    end if;

    if p_outbox is not null then
        insert into outbox (
            cause, template, channel, recipient_kind, recipient_id, project_id, subject_kind, subject_id, created_at)
        select r.cause, r.template, r.channel, r.recipient_kind, r.recipient_id, r.project_id, r.subject_kind, r.subject_id,
               r.created_at
        from unnest(p_outbox::outbox_row[], p_outbox_append) as r(
            cause, template, channel, recipient_kind, recipient_id, project_id, subject_kind, subject_id, created_at, append)
        where results is null or results[r.append] = 0
        on conflict (cause) do nothing;
    end if;

    commit;
end
$$;
