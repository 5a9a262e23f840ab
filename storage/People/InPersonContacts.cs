using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>Contacts without an e-mail address, whom staff have before them and write down.</summary>
public sealed class InPersonContacts(IDatabase database, TimeProvider clock)
{
    // There are no more of them at a desk, and each is read to be compared.
    private const int Most = 50_000;

    /// <summary>
    /// Writes somebody down: a registered customer of this id, or who was written down before (<see cref="SamePerson"/>), so that limits
    /// hold for them too. What was not known of them before is filled in.
    /// </summary>
    /// <param name="contactId">Id of a contact who is new; the same id again is the same contact.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<Contact> AddAsync(string contactId, Registration entry, CancellationToken cancel = default) =>
        database.WriteAsync(async (connection, transaction) =>
        {
            if (database.Dialect == Dialect.Postgres)
            {
                // Two desks that write the same person down at once: the second finds the first's. On SQLite there is one writer anyway.
                await connection.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('customer-connect/in-person', 0))", transaction: transaction);
            }

            var id = (await KnownAsync(connection, transaction)).FirstOrDefault(c => SamePerson.Is(c, entry))?.Id ?? contactId;
            await connection.ExecuteAsync(
                """
                insert into contact (contact_id, kind, registered, first_name, last_name, phone, street, city, region, postal_code, country, language, created_at, changed_at)
                values (@id, @kind, 1, @FirstName, @LastName, @Phone, @Street, @City, @Region, @PostalCode, @Country, @Language, @now, @now)
                on conflict (contact_id) do update set phone = coalesce(contact.phone, excluded.phone), street = coalesce(contact.street, excluded.street),
                    city = coalesce(contact.city, excluded.city), region = coalesce(contact.region, excluded.region),
                    postal_code = coalesce(contact.postal_code, excluded.postal_code)
                """,
                new
                {
                    id, kind = ContactKinds.Customer, entry.FirstName, entry.LastName, entry.Phone, entry.Street, entry.City, entry.Region, entry.PostalCode,
                    entry.Country, entry.Language, now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                }, transaction);
            return (await Contacts.FindAsync(connection, transaction, id))!;
        }, cancel);

    private static Task<IEnumerable<Contact>> KnownAsync(DbConnection connection, DbTransaction transaction) => connection.QueryAsync<Contact>(
        $"select {Contact.Columns} from contact where email is null and registered = 1 and kind = @kind order by created_at, contact_id limit {Most}",
        new { kind = ContactKinds.Customer }, transaction);
}
