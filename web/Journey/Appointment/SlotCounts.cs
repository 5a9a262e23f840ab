using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using Dapper;

namespace CustomerConnect.Web.Journey;

/// <summary>How many bookings the slots of a project have.</summary>
public sealed class SlotCounts(IDatabase database)
{
    /// <summary>Bookings by slot id, of slots that start from <paramref name="now"/> on within the project's horizon; slots that nobody ever booked are missing.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReadAsync(Project project, DateTimeOffset now, CancellationToken cancel)
    {
        return await database.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<(string Slot, long Booked)>(
                """
                select slot_id, booked from slot_view
                where project_id = @project and starts_at >= @from and starts_at <= @until
                """,
                new
                {
                    project = project.Id, from = now.ToUnixTimeMilliseconds(),
                    until = now.AddDays(project.Settings.HorizonDays + 1).ToUnixTimeMilliseconds(),
                });
            return rows.ToDictionary(r => r.Slot, r => (int)r.Booked);
        }, cancel);
    }
}
