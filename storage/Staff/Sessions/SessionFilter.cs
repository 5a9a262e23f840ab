using Dapper;

namespace CustomerConnect.Storage.Staff.Sessions;

/// <summary>Kinds of user that the sessions table can be narrowed to.</summary>
public static class SessionUsers
{
    /// <summary>Has not signed in.</summary>
    public const string Visitor = "visitor";

    /// <summary>A customer.</summary>
    public const string Customer = "customer";

    /// <summary>A realtor, registered or not.</summary>
    public const string Realtor = "realtor";
}

/// <summary>Which sessions the table shows. Null narrows nothing.</summary>
/// <param name="Community">Id of the community.</param>
/// <param name="Project">Id of the project.</param>
/// <param name="Status">Word of the status, as in <c>session_view</c>, or one of <see cref="SessionStates"/>.</param>
/// <param name="User">One of <see cref="SessionUsers"/>.</param>
/// <param name="Since">Last changed then or later.</param>
public sealed record SessionFilter(string? Community, string? Project, string? Status, string? User, DateTimeOffset? Since)
{
    /// <summary>Id of the division.</summary>
    public string? Division { get; init; }

    /// <summary>Last changed before then.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What is looked for.</summary>
    public SessionSearch? Search { get; init; }

    /// <summary>Id of the contact who is signed in.</summary>
    public string? Contact { get; init; }

    /// <summary>As conditions on the table with alias <c>s</c>, all but <see cref="Search"/>, which has ways of its own.</summary>
    /// <param name="values">Gets the values.</param>
    public IEnumerable<string> Conditions(DynamicParameters values)
    {
        values.AddDynamicParams(new { Division, Community, Project, Status, Contact, since = Since?.ToUnixTimeMilliseconds(), until = Until?.ToUnixTimeMilliseconds() });
        if (Division is not null)
        {
            yield return "s.division_id = @Division";
        }

        if (Community is not null)
        {
            yield return "s.community_id = @Community";
        }

        if (Project is not null)
        {
            yield return "s.project_id = @Project";
        }

        if (Status is not null)
        {
            yield return SessionStates.Condition(Status);
        }

        if (Contact is not null)
        {
            yield return "s.contact_id = @Contact";
        }

        if (Since is not null)
        {
            yield return "s.changed_at >= @since";
        }

        if (Until is not null)
        {
            yield return "s.changed_at < @until";
        }

        if (User is not null)
        {
            yield return User switch
            {
                // Which has no index: the newest rows are looked through, where one over contacts would have all visitors sorted.
                SessionUsers.Visitor => "s.contact_kind is null",
                SessionUsers.Customer => "s.contact_kind = 'customer'",
                _ => "s.contact_kind in ('registered-realtor', 'unregistered-realtor')",
            };
        }
    }
}
