using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>What the law asks of who buys a home.</summary>
/// <param name="DateOfBirth">Day of birth.</param>
/// <param name="Citizenship">ISO 3166-1 alpha-2.</param>
/// <param name="OtherParty">For whom they buy, or null when it is for themselves.</param>
/// <param name="Exposed">True for who holds, or is close to who holds, a high public office.</param>
public sealed record IdentityProfile(
    string Street, string City, string Region, string PostalCode, string Country, DateOnly DateOfBirth, string Occupation, string Citizenship,
    string? OtherParty, bool Exposed);

/// <summary>The profiles, in ordinary rows: the address with the contact, the rest beside it. A person can be erased.</summary>
public sealed class IdentityProfiles(IDatabase database, TimeProvider clock)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The contact's profile, or null while it is not filled in.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IdentityProfile?> FindAsync(string contactId, CancellationToken cancel = default)
    {
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                """
                select c.street as Street, c.city as City, c.region as Region, c.postal_code as PostalCode, c.country as Country,
                    p.date_of_birth as DateOfBirth, p.occupation as Occupation, p.citizenship as Citizenship, p.other_party as OtherParty,
                    p.exposed as Exposed
                from identity_profile p join contact c on c.contact_id = p.contact_id where p.contact_id = @contactId
                """, new { contactId }), cancel);
        return row is null ? null : new(
            row.Street ?? "", row.City ?? "", row.Region ?? "", row.PostalCode ?? "", row.Country ?? "",
            DateOnly.ParseExact(row.DateOfBirth, DayFormat, System.Globalization.CultureInfo.InvariantCulture), row.Occupation, row.Citizenship,
            row.OtherParty, row.Exposed != 0);
    }

    /// <summary>Keeps the profile in place of the one before.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SaveAsync(string contactId, IdentityProfile profile, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var values = new
                {
                    contactId, profile.Street, profile.City, profile.Region, profile.PostalCode, profile.Country, profile.Occupation,
                    profile.Citizenship, profile.OtherParty, born = profile.DateOfBirth.ToString(DayFormat, System.Globalization.CultureInfo.InvariantCulture),
                    buyingFor = profile.OtherParty is null ? "self" : "other", exposed = profile.Exposed ? 1L : 0, now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                };
                await connection.ExecuteAsync(
                    """
                    update contact set street = @Street, city = @City, region = @Region, postal_code = @PostalCode, country = @Country,
                        changed_at = @now, row_version = row_version + 1 where contact_id = @contactId
                    """, values, transaction);
                return await connection.ExecuteAsync(
                    """
                    insert into identity_profile (contact_id, date_of_birth, occupation, citizenship, buying_for, other_party, exposed, changed_at)
                    values (@contactId, @born, @Occupation, @Citizenship, @buyingFor, @OtherParty, @exposed, @now)
                    on conflict (contact_id) do update set date_of_birth = excluded.date_of_birth, occupation = excluded.occupation,
                        citizenship = excluded.citizenship, buying_for = excluded.buying_for, other_party = excluded.other_party,
                        exposed = excluded.exposed, changed_at = excluded.changed_at, row_version = identity_profile.row_version + 1
                    """, values, transaction);
            },
            cancel);

    private sealed record Row
    {
        public string? Street { get; init; }

        public string? City { get; init; }

        public string? Region { get; init; }

        public string? PostalCode { get; init; }

        public string? Country { get; init; }

        public required string DateOfBirth { get; init; }

        public required string Occupation { get; init; }

        public required string Citizenship { get; init; }

        public string? OtherParty { get; init; }

        public long Exposed { get; init; }
    }
}
