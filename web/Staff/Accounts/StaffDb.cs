using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>
/// Staff accounts as ASP.NET Core Identity keeps them, on the tables of <c>0500_staff.sql</c>.
/// </summary>
public sealed class StaffDb(DbContextOptions<StaffDb> options) : IdentityUserContext<StaffMember>(options)
{
    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<bool>().HaveConversion<BoolToZeroOneConverter<long>>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffMember>().ToTable("staff_member");
        builder.Entity<IdentityUserClaim<string>>().ToTable("staff_claim");
        builder.Entity<IdentityUserLogin<string>>().ToTable("staff_login");
        builder.Entity<IdentityUserToken<string>>().ToTable("staff_token");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("staff_passkey");
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                entity.SetContainerColumnName("data");
                continue;
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }
        }
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i == 0 ? "" : "_")}{char.ToLowerInvariant(c)}" : c.ToString()));

    private sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
