using Dapper;

namespace CustomerConnect.Storage.Staff.Sessions;

/// <summary>
/// Which sessions are on a page, before anything else of them is read: what belongs to a session is then looked up for one page of them, however
/// many were found (docs/adr/0024-sessions-are-found-first.md).
/// </summary>
internal static class FoundSessions
{
    /// <summary>The query of <c>session_id</c> and <c>changed_at</c>, one row more than a page: that says whether there is another.</summary>
    /// <param name="scope">What may be seen.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="before">Where the page before ended; null for the first.</param>
    /// <param name="dialect">Of the database.</param>
    /// <param name="values">Gets the values.</param>
    public static string Sql(StaffScope scope, SessionFilter filter, SessionMark? before, Dialect dialect, DynamicParameters values)
    {
        List<string> conditions = [scope.Condition("s", values), .. filter.Conditions(values)];
        if (before is not null)
        {
            values.AddDynamicParams(new { beforeAt = before.ChangedAt, beforeId = before.Id });
            conditions.Add("(s.changed_at, s.session_id) < (@beforeAt, @beforeId)");
        }

        var narrowed = $"select s.session_id, s.changed_at from session_view s where {string.Join(" and ", conditions)}";
        var page = $"order by changed_at desc, session_id desc limit {SessionTable.PageSize + 1}";
        if (filter.Search is null)
        {
            return $"{narrowed} {page}";
        }

        // A union, as what is looked for may lead to the same session twice; of each way no more than a page can be on it.
        var ways = filter.Search.Ways(dialect, values).Select((way, i) => $"select session_id, changed_at from ({narrowed} and {way} {page}) as way{i}");
        return $"{string.Join(" union ", ways)} {page}";
    }
}
