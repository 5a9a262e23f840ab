namespace CustomerConnect.Storage.Tests.Schema;

/// <summary>Rows as earlier versions of the product wrote them.</summary>
internal static class Past
{
    /// <summary>A line of the trail in words, in the order of time.</summary>
    public const string Trail =
        """
        select what || '|' || staff_id || '|' || on_kind || '|' || on_id || '|' || coalesce(why, '-') || '|' || coalesce(community_id, '-') || '|' || coalesce(project_id, '-')
        from staff_action order by at
        """;

    /// <summary>What staff did to homes, reservations, identities and sessions, with the rows of pages that belonged to it.</summary>
    public const string Events =
        """
        insert into event (stream, version, command_id, type, schema, at, data) values
            ('unit/u1', 1, 'c1', 'unit.hold-ended-by-staff', 1, 101, '{"session":"s1","reason":"mistake","by":"ada"}'),
            ('reservation/r1', 1, 'c2', 'reservation.placed', 1, 102, '{"session":"s1"}'),
            ('reservation/r1', 2, 'c3', 'reservation.extended', 1, 103, '{"endsAt":"2026-11-30T00:00:00+00:00","by":"ada"}'),
            ('reservation/r1', 3, 'c4', 'reservation.end-started', 1, 104, '{"as":"Reversed","reason":"financing","by":"bob"}'),
            ('reservation/r2', 1, 'c5', 'reservation.end-started', 1, 105, '{"as":"Withdrawn","reason":null,"by":null}'),
            ('identity/k1', 1, 'c6', 'identity.verified-by-staff', 1, 106, '{"by":"ada","document":"Passport","statement":"2026-1"}'),
            ('identity/k1', 2, 'c7', 'identity.reopened', 1, 107, '{"by":"bob","reason":"namechanged"}'),
            ('reservation/r1', 4, 'c8', 'reservation.appointment-moved', 1, 108, '{"from":"a","to":"b","by":"ada","reason":"team"}'),
            ('reservation/r1', 5, 'c9', 'reservation.appointment-moved', 1, 109, '{"from":"b","to":"c"}'),
            ('session/s2', 1, 'c10', 'session.started', 1, 110, '{}'), ('session/s2', 2, null, 'session.taken-in-person', 1, 110, '{"by":"ada","depositTaken":true}');
        insert into unit_view (unit_id, project_id, version, status, changed_at) values ('u1', 'pier', 1, 'available', 101);
        insert into reservation_view (reservation_id, version, session_id, project_id, community_id, status, changed_at) values
            ('r1', 5, 's1', 'pier', 'quay', 'reversed', 109), ('r2', 1, 's3', 'pier', 'quay', 'withdrawn', 105);
        insert into identity_view (contact_id, version, community_id, status, changed_at) values ('k1', 2, 'quay', 'in-progress', 107);
        insert into session_view (session_id, version, community_id, status, changed_at) values ('s2', 2, 'quay', 'reserved', 110);
        """;

    /// <summary>What staff did beside the log, in the table of then.</summary>
    public const string Deeds =
        """
        insert into session_view (session_id, version, community_id, status, changed_at) values ('s2', 2, 'quay', 'reserved', 110);
        insert into identity_view (contact_id, version, community_id, status, changed_at) values ('k1', 2, 'quay', 'in-progress', 107);
        insert into staff_deed (deed_id, by_staff, what, subject_kind, subject_id, detail, at) values
            ('d1', 'ada', 'mail-resent', 'session', 's2', 'reserved/r1/contact', 201), ('d2', 'ada', 'follow-up-done', 'follow-up/links', 'l', null, 202),
            ('d3', 'bob', 'follow-up-exported', 'follow-up', 'deposits', null, 203), ('d4', 'ada', 'identity-link-made', 'contact', 'k1', null, 204),
            ('d5', 'bob', 'identity-links-revoked', 'contact', 'nobody', null, 205);
        """;
}
