using System.Collections.Immutable;
using System.Data.Common;
using CustomerConnect.Storage;

namespace CustomerConnect.Web.Statuses;

/// <summary>How a home stands in its read-model row. Stays on the server: see <see cref="PublicHome"/>.</summary>
/// <param name="Version">Version of the home's stream; a row never gives way to an older one.</param>
/// <param name="Until">End of its hold or reservation, exclusive.</param>
public sealed record UnitRow(
    string UnitId, string ProjectId, long Version, string Status, long? PriceCents, string? Currency, DateTimeOffset? Until);

/// <summary>Reads rows of <c>unit_view</c>.</summary>
public sealed class UnitRows(IDatabase database)
{
    private const string Columns = "select unit_id, project_id, version, status, price_cents, currency, until_at from unit_view ";

    /// <summary>Most homes that one query asks for; parameters of a statement are limited.</summary>
    public const int Batch = 500;

    /// <summary>Every home of a project.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<ImmutableArray<UnitRow>> OfProjectAsync(string projectId, CancellationToken cancel) =>
        QueryAsync(Columns + "where project_id = @p0", [projectId], cancel);

    /// <summary>These homes, at most <see cref="Batch"/>; those without a row are left out.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<ImmutableArray<UnitRow>> OfUnitsAsync(IReadOnlyList<string> unitIds, CancellationToken cancel)
    {
        var names = string.Join(',', Enumerable.Range(0, unitIds.Count).Select(i => $"@p{i}"));
        return QueryAsync($"{Columns}where unit_id in ({names})", unitIds, cancel);
    }

    private async Task<ImmutableArray<UnitRow>> QueryAsync(string sql, IReadOnlyList<string> parameters, CancellationToken cancel)
    {
        return await database.ForFeed.ReadAsync(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < parameters.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                parameter.Value = parameters[i];
                command.Parameters.Add(parameter);
            }

            var rows = ImmutableArray.CreateBuilder<UnitRow>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                rows.Add(Read(reader));
            }

            return rows.ToImmutable();
        }, cancel);
    }

    private static UnitRow Read(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetInt64(2),
        reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetInt64(4),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.IsDBNull(6) || reader.GetInt64(6) == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6)));
}
