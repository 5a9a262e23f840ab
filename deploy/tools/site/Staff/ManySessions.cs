using System.Data.Common;
using CustomerConnect.Storage.Staff.History;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CustomerConnect.SiteBench.Staff;

/// <summary>
/// Makes many sessions out of a few that were really made: rows of the table, of the log and of people, with other ids, names, statuses,
/// projects and times. Every tenth is a realtor's; half of them are of nobody who has signed in.
/// </summary>
internal static class ManySessions
{
    /// <summary>Events of a session: 1,000,000 of 100,000.</summary>
    public const int EventsEach = 10;

    private const long Apart = 30_000; // Half a minute from one to the next: 100,000 go back five weeks.
    private const int People = 20_000, Namesakes = 100;

    private static readonly string[] _first = ["Nora", "Maya", "José", "Priya", "Tomás", "Élodie", "Ken", "Aisha", "Ivan", "Lucía"];
    private static readonly string[] _last = ["Vance", "Okafor", "Muñoz", "Raman", "Aguilar", "Martin", "Tanaka", "Haddad", "Petrov", "Reyes"];

    /// <summary>A connection to the site's database.</summary>
    public static DbConnection Open(Site site, string? postgres) =>
        postgres is null ? new SqliteConnection($"Data Source={site.Sqlite};Pooling=false") : new NpgsqlConnection(postgres);

    /// <summary>Brings it to so many sessions, newest now. The site is stopped meanwhile.</summary>
    public static async Task FillAsync(DbConnection connection, int count, long now)
    {
        await connection.OpenAsync();
        var sqlite = connection is SqliteConnection;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await PeopleAsync(connection, Math.Min(People, count));
            await SessionsAsync(connection, count, now);
            await ReservationsAsync(connection);
            await EventsAsync(connection, count, now);
            await JournalAsync(connection);
            await transaction.CommitAsync();
        }

        // One word alone would be taken for the name of a procedure.
        await connection.ExecuteAsync(sqlite ? "analyze;" : "vacuum analyze", commandTimeout: 600);
    }

    private static string Numbers(string count) =>
        $"with recursive number(n) as (select cast(1 as bigint) union all select n + 1 from number where n < {count})";

    // As many are called the same as fill a page of the fewest sessions. Of 20,000 people three times as many are, and ten times as many have a part of it.
    private static string Named(string name, string[] names, string number) => $"case when n <= {Namesakes} then '{name}' else {Pick(names, number)} end";

    private static async Task PeopleAsync(DbConnection connection, int count)
    {
        await connection.ExecuteAsync(
            $"""
            {Numbers("@count")}
            insert into contact (contact_id, kind, registered, first_name, last_name, email, email_verified, created_at, changed_at)
            select 'bench-contact-' || n, 'customer', 1, {Named("Nora", _first, "n")}, {Named("Muñoz", _last, "(n / 10)")}, 'bench' || n || '@bench.example', 1, 0, 0 from number where true
            on conflict do nothing
            """, new { count }, commandTimeout: 600);
        // The words that they are found by, as the site would write them behind them, so that the tables are measured as they are once they have settled.
        foreach (var name in _first.Concat(_last))
        {
            await connection.ExecuteAsync(
                "insert into contact_word (word, contact_id) select @word, contact_id from contact where @name in (first_name, last_name) on conflict do nothing",
                new { name, word = SearchWords.Fold(name) }, commandTimeout: 600);
        }

        await connection.ExecuteAsync("delete from contact_word_due where contact_id like 'bench-%'", commandTimeout: 600);
    }

    private static Task SessionsAsync(DbConnection connection, int count, long now) => connection.ExecuteAsync(
        $"""
        {Numbers("@count")}
        insert into session_view (session_id, version, link_id, community_id, division_id, project_id, contact_id, contact_kind, status, step,
            browser, browser_version, os, outdated, started_at, changed_at)
        select 'bench-session-' || n, {EventsEach}, s.link_id, s.community_id, s.division_id,
            {Pick(["lantern-house", "orchard-homes", "millrace-rows"], "n")},
            case when n % 2 = 0 then 'bench-contact-' || (1 + n / 2 % {People}) end,
            case when n % 2 = 1 then null when n % 10 = 0 then 'registered-realtor' else 'customer' end,
            case when n % 2 = 1 then 'browsing' else {Pick(["signed-in", "holding", "submitting", "reserved"], "(n / 2)")} end,
            {Pick(["project", "model", "home", "appointment", "checkout"], "n")}, 'Safari', '17.4', 'iOS', 0, @now - n * {Apart} - 60000, @now - n * {Apart}
        from number cross join (select link_id, community_id, division_id from session_view where session_id not like 'bench-%' limit 1) s where true
        on conflict do nothing
        """, new { count, now }, commandTimeout: 600);

    // Most stand or are completed: of each a page even of the fewest.
    private static async Task ReservationsAsync(DbConnection connection)
    {
        await connection.ExecuteAsync(
            $"""
            insert into reservation_view (reservation_id, version, session_id, project_id, community_id, contact_id, contact_kind, status, placed_at, ends_at, changed_at)
            select 'bench-reservation-' || substr(session_id, 15), 1, session_id, project_id, community_id, contact_id, contact_kind,
                {Pick([.. Enumerable.Repeat<string[]>(["active", "completed"], 8).SelectMany(s => s), "expired", "withdrawn"], "(cast(substr(session_id, 15) as integer) / 8)")},
                changed_at, changed_at + 86400000, changed_at
            from session_view where status = 'reserved' and session_id like 'bench-%' and reservation_id is null
            """, commandTimeout: 600);
        await connection.ExecuteAsync(
            """
            update session_view set reservation_id = 'bench-reservation-' || substr(session_id, 15)
            where status = 'reserved' and session_id like 'bench-%' and reservation_id is null
            """, commandTimeout: 600);
    }

    private static Task EventsAsync(DbConnection connection, int count, long now) => connection.ExecuteAsync(
        $"""
        {Numbers("@count")}, each(v) as (select 1 union all select v + 1 from each where v < {EventsEach})
        insert into event (stream, version, command_id, type, schema, at, data)
        select 'session/bench-session-' || n, v, 'bench-' || v, e.type, e.schema, @now - n * {Apart} - 60000 + v * 1000, e.data
        from number cross join each cross join (select type, schema, data from event where stream like 'session/%' and version = 1 limit 1) e where true
        on conflict do nothing
        """, new { count, now }, commandTimeout: 600);

    // As the site would: what is measured is a site that has kept up, not one that has a million events to tell.
    private static Task JournalAsync(DbConnection connection) => connection.ExecuteAsync(
        """
        insert into staff_event (position, at, type, community_id, session_id)
        select e.position, e.at, e.type, s.community_id, s.session_id
        from event e join session_view s on s.session_id = substr(e.stream, 9) where e.stream like 'session/bench-%' on conflict do nothing;
        update staff_journal set position = (select max(position) from event)
        """, commandTimeout: 600);

    private static string Pick(string[] texts, string number) =>
        $"case {number} % {texts.Length} {string.Join(' ', texts.Select((text, i) => $"when {i} then '{text}'"))} end";
}
