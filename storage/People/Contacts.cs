using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>Customers and realtors. One verified address is one contact, whoever asks and however often.</summary>
public sealed class Contacts(IDatabase database, TimeProvider clock)
{
    /// <summary>The contact with this id, or null.</summary>
    public async Task<Contact?> FindAsync(string contactId, CancellationToken cancel = default)
    {
        return await database.ReadAsync(connection => FindAsync(connection, null, contactId), cancel);
    }

    /// <summary>
    /// Somebody has proved that they can read <paramref name="address"/>: the contact that this makes them. Whose address it is comes
    /// back; nobody's address joins <paramref name="current"/>, or becomes a new contact, registered later. An address that was
    /// only written down for a contact who has verified another is taken from there: whoever wrote it may not share an account
    /// with whoever owns it.
    /// </summary>
    /// <param name="language">Language of the page on which they proved it: they are written to in it from now on.</param>
    /// <param name="current">Contact signed in already who adds this address, or null.</param>
    public Task<Contact> VerifyAsync(
        AddressKind kind, string address, string language, string? current = null, CancellationToken cancel = default) =>
        database.WriteAsync(async (connection, transaction) =>
        {
            var contact = await VerifiedAsync(connection, transaction, kind, address, language, current);
            return contact.Language == language ? contact : await ReadsAsync(connection, transaction, contact, language);
        }, cancel);

    /// <summary>What whoever has this address reads; null when it is nobody's, or they have not signed in with it yet.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> LanguageOfAsync(AddressKind kind, string address, CancellationToken cancel = default) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<string?>(
            $"select language from contact where {Column(kind)} = @address{(kind == AddressKind.Email ? " and email_verified = 1" : "")}", new { address }), cancel);

    /// <summary>
    /// Fills in the registration, once: staff approve a realtor for the brokerage and license that stand in it. Null when the contact
    /// does not exist, has registered already, or has no verified e-mail address yet, which everybody needs.
    /// </summary>
    public Task<Contact?> RegisterAsync(string contactId, Registration registration, CancellationToken cancel = default) =>
        database.WriteAsync(async (connection, transaction) =>
        {
            var contact = await FindAsync(connection, transaction, contactId);
            if (contact is not { Email: not null, EmailVerified: true, Registered: false })
            {
                return null;
            }

            var brokerage = registration.Brokerage is { } firm ? await Brokerages.FindOrAddAsync(connection, transaction, firm, TextId.New(clock), Now) : null;
            var kind = brokerage is null ? ContactKinds.Customer : ContactKinds.UnregisteredRealtor;
            await connection.ExecuteAsync(
                """
                update contact set kind = @kind, registered = 1, first_name = @FirstName, last_name = @LastName, phone = @Phone,
                    street = @Street, city = @City, region = @Region, postal_code = @PostalCode, country = @Country,
                    demographics = @demographics, language = @Language, brokerage_id = coalesce(@brokerage, brokerage_id),
                    license = coalesce(@license, license), changed_at = @now, row_version = row_version + 1
                where contact_id = @contactId
                """,
                new
                {
                    contactId, kind, brokerage, license = registration.Brokerage?.License, now = Now,
                    demographics = JsonSerializer.Serialize(registration.Demographics),
                    registration.FirstName, registration.LastName, registration.Phone, registration.Street, registration.City,
                    registration.Region, registration.PostalCode, registration.Country, registration.Language,
                }, transaction);
            return await FindAsync(connection, transaction, contactId);
        }, cancel);

    private async Task<Contact> VerifiedAsync(
        DbConnection connection, DbTransaction transaction, AddressKind kind, string address, string language, string? current)
    {
        var column = Column(kind);
        var joining = current is null ? null : await FindAsync(connection, transaction, current);
        var owner = await OwnerAsync(connection, transaction, kind, address);
        if (owner is not null && kind == AddressKind.Email && !owner.EmailVerified)
        {
            owner = await ClaimAsync(connection, transaction, owner, joining);
        }

        if (owner is not null)
        {
            return await AbsorbAsync(connection, transaction, owner, joining);
        }

        var values = new { id = joining?.Id, address, now = Now, verified = kind == AddressKind.Email ? 1 : joining?.EmailVerified == true ? 1 : 0 };
        if (joining is not null)
        {
            await connection.ExecuteAsync(
                $"update contact set {column} = @address, email_verified = @verified, changed_at = @now, row_version = row_version + 1 where contact_id = @id",
                values, transaction);
            return (await FindAsync(connection, transaction, joining.Id))!;
        }

        var added = new { id = TextId.New(clock), kind = ContactKinds.Customer, address, language, values.verified, now = Now };
        await connection.ExecuteAsync(
            $"""
            insert into contact (contact_id, kind, {column}, email_verified, language, created_at, changed_at)
            values (@id, @kind, @address, @verified, @language, @now, @now) on conflict ({column}) do nothing
            """, added, transaction);
        return (await OwnerAsync(connection, transaction, kind, address))!;
    }

    private async Task<Contact> ReadsAsync(DbConnection connection, DbTransaction transaction, Contact contact, string language)
    {
        await connection.ExecuteAsync(
            "update contact set language = @language, changed_at = @now, row_version = row_version + 1 where contact_id = @Id",
            new { contact.Id, language, now = Now }, transaction);
        return (await FindAsync(connection, transaction, contact.Id))!;
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Column(AddressKind kind) => kind == AddressKind.Email ? "email" : "mobile";

    internal static Task<Contact?> FindAsync(DbConnection connection, DbTransaction? transaction, string contactId) =>
        connection.QuerySingleOrDefaultAsync<Contact>(
            $"select {Contact.Columns} from contact where contact_id = @contactId", new { contactId }, transaction);

    internal static Task<Contact?> OwnerAsync(DbConnection connection, DbTransaction transaction, AddressKind kind, string address) =>
        connection.QuerySingleOrDefaultAsync<Contact>(
            $"select {Contact.Columns} from contact where {Column(kind)} = @address", new { address }, transaction);

    // The address was only written down so far. It is that contact's if they have proved nothing else (or it is the one who asks).
    private async Task<Contact?> ClaimAsync(DbConnection connection, DbTransaction transaction, Contact owner, Contact? joining)
    {
        var theirs = owner.Mobile is null || owner.Id == joining?.Id;
        await connection.ExecuteAsync(
            theirs
                ? "update contact set email_verified = 1, changed_at = @now, row_version = row_version + 1 where contact_id = @id"
                : "update contact set email = null, changed_at = @now, row_version = row_version + 1 where contact_id = @id",
            new { id = owner.Id, now = Now }, transaction);
        return theirs ? await FindAsync(connection, transaction, owner.Id) : null;
    }

    // Whoever proved a mobile a moment ago and now an e-mail address of another contact is that contact: the empty one goes.
    private async Task<Contact> AbsorbAsync(DbConnection connection, DbTransaction transaction, Contact owner, Contact? joining)
    {
        if (joining is null || joining.Registered || joining.Id == owner.Id)
        {
            return owner;
        }

        await connection.ExecuteAsync("delete from contact where contact_id = @Id", new { joining.Id }, transaction);
        await connection.ExecuteAsync(
            "update contact set mobile = coalesce(mobile, @Mobile), changed_at = @now, row_version = row_version + 1 where contact_id = @Id",
            new { owner.Id, joining.Mobile, now = Now }, transaction);
        return (await FindAsync(connection, transaction, owner.Id))!;
    }
}
