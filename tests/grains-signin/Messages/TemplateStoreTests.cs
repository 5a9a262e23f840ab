using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.Messages;

public sealed class TemplateStoreTests
{
    private static readonly Community Alder = new(
        "c1", "d1", "o1", "alder-ferry", "Alder Ferry", "Wrenfield", null, null, "America/New_York", null, null, null, null, null, null, null, null, null);

    [Theory, BothDatabases]
    public async Task Nearest_level_that_has_a_template_wins(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var store = new TemplateStore(storage);
        foreach (var scope in new[] { "corporate/o1", "division/d1", "community/c1", "project/p1" })
        {
            await storage.ExecuteAsync(
                $"""
                insert into template (template_id, scope, name, channel, body, changed_at)
                values ('{scope}', '{scope}', 'DeviceVerificationCode', 'sms', '{scope}', 0)
                """);

            (await store.FindAsync("DeviceVerificationCode", "sms", "p1", Alder))!.Body.Should().Be(scope);
        }

        (await store.FindAsync("DeviceVerificationCode", "sms", "p2", Alder))!.Body.Should().Be("community/c1");
        (await store.FindAsync("DeviceVerificationCode", "sms", null, null))!.Body.Should().StartWith("{{placeholder-builder}}");
    }

    [Theory, BothDatabases]
    public async Task Template_that_nobody_wrote_is_not_found(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);

        (await new TemplateStore(storage).FindAsync("Nonsense", "email", null, Alder)).Should().BeNull();
    }
}
