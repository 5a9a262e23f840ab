using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CustomerConnect.Storage.Catalog;

/// <summary>How the catalog's rows lie in their tables: names in snake case, nothing but text, bigint and double.</summary>
internal static class CatalogColumns
{
    /// <summary>Values: booleans as 0 and 1, instants as milliseconds UTC, dates as <c>yyyy-MM-dd</c>, enumerations by name.</summary>
    public static void Convert(ModelConfigurationBuilder types)
    {
        types.Properties<bool>().HaveConversion<BoolToZeroOneConverter<long>>();
        types.Properties<int>().HaveConversion<long>();
        types.Properties<Guid>().HaveConversion<GuidConverter>();
        types.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();
        types.Properties<DateOnly>().HaveConversion<DateConverter>();
        types.Properties<ProjectType>().HaveConversion<string>();
        types.Properties<DepositMode>().HaveConversion<string>();
        types.Properties<DepositRequirement>().HaveConversion<string>();
    }

    /// <summary>Names: <c>ProjectSettingsRow.HoldMinutes</c> is <c>project_settings.hold_minutes</c>. Ids are made by us.</summary>
    public static void Name(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var type = entity.ClrType.Name;
            entity.SetTableName(Snake(type[..^"Row".Length]));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    /// <summary>As the log writes command ids: 32 digits without dashes.</summary>
    private sealed class GuidConverter() : ValueConverter<Guid, string>(id => id.ToString("n"), text => Guid.Parse(text));

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i == 0 ? "" : "_")}{char.ToLowerInvariant(c)}" : c.ToString()));

    private sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    private sealed class DateConverter() : ValueConverter<DateOnly, string>(
        date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
