using System.Globalization;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;
using NodaTime;

namespace CustomerConnect.Storage.Staff;

/// <summary>A day on which an organization's sales centers are closed.</summary>
public sealed record ClosedDay(LocalDate Day, string Name);

/// <summary>Closed days, an organization's own: which holidays a sales center keeps is nobody else's to know.</summary>
public sealed class ClosedDays(IDatabase database, StaffActions actions)
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>Most days that are read at one time.</summary>
    public const int Most = 500;

    /// <summary>The days from one to another, both included, in order.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<IReadOnlyList<ClosedDay>> BetweenAsync(string organization, LocalDate from, LocalDate until, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<ClosedDay>>(async connection =>
        {
            var rows = await connection.QueryAsync<(string Day, string Name)>(new CommandDefinition(
                $"select day, name from closed_day where organization_id = @organization and day >= @first and day <= @last order by day limit {Most}",
                new { organization, first = Text(from), last = Text(until) }, cancellationToken: cancel));
            return [.. rows.Select(r => new ClosedDay(LocalDate.FromDateOnly(DateOnly.ParseExact(r.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture)), r.Name))];
        }, cancel);

    /// <summary>Adds days; one that is there gets the name.</summary>
    /// <param name="by">Member of the staff.</param>
    /// <param name="why">What the days are, as colleagues read it in the audit trail.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task AddAsync(string by, string organization, IReadOnlyCollection<ClosedDay> days, string why, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    """
                    insert into closed_day (organization_id, day, name) values (@organization, @day, @Name)
                    on conflict (organization_id, day) do update set name = excluded.name
                    """, days.Select(d => new { organization, day = Text(d.Day), d.Name }).ToList(), transaction);
                return await actions.AddAsync(
                    connection, transaction, new(by, ActionKinds.DayClosed, "organization", organization) { Why = why, Detail = string.Join(", ", days.Select(d => Text(d.Day))) });
            },
            cancel);

    /// <summary>Takes a day away: the sales centers are open then. Why not, or null.</summary>
    /// <param name="by">Member of the staff.</param>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> RemoveAsync(string by, string organization, LocalDate day, string? why, CancellationToken cancel = default) =>
        Reason.Missing(why) is { } missing ? Task.FromResult<string?>(missing) : database.WriteAsync<string?>(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(
                    "delete from closed_day where organization_id = @organization and day = @day", new { organization, day = Text(day) }, transaction) > 0)
                {
                    await actions.AddAsync(
                        connection, transaction, new(by, ActionKinds.DayOpened, "organization", organization) { Why = why!.Trim(), Detail = Text(day) });
                }

                return null;
            },
            cancel);

    private static string Text(LocalDate day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
