using System.Xml.Linq;
using CustomerConnect.Storage;
using CustomerConnect.Web.Visits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Web.Hosting;

/// <summary>
/// The keys of cookies and form tokens, in the database that all nodes share, so that any of them can answer any request. The interface
/// knows no asynchronous calls; it is used a few times a day.
/// </summary>
public sealed class SharedKeys(IDatabase database, TimeProvider clock) : IXmlRepository
{
    /// <inheritdoc/>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    /// <inheritdoc/>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        return await database.ReadAsync(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "select xml from data_protection_key order by created_at";
            await using var reader = await command.ExecuteReaderAsync();
            var keys = new List<XElement>();
            while (await reader.ReadAsync())
            {
                keys.Add(XElement.Parse(reader.GetString(0)));
            }

            return keys;
        });
    }

    private Task<int> WriteAsync(XElement element, string name) => database.WriteAsync(async (connection, transaction) =>
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "insert into data_protection_key (name, xml, created_at) values (@name, @xml, @now) on conflict (name) do update set xml = excluded.xml";
        command.Add("@name", name);
        command.Add("@xml", element.ToString(SaveOptions.DisableFormatting));
        command.Add("@now", clock.GetUtcNow().ToUnixTimeMilliseconds());
        return await command.ExecuteNonQueryAsync();
    });
}

/// <summary>Registration of the shared keys.</summary>
public static class SharedKeysServices
{
    /// <summary>Seals cookies and form tokens with keys that all nodes share.</summary>
    public static IServiceCollection AddSharedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("customer-connect");
        return services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(o =>
            o.XmlRepository = new SharedKeys(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>())));
    }
}
