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

            (await store.FindAsync("DeviceVerificationCode", "sms", "p1", Alder, SiteLanguage.English))!.Body.Should().Be(scope);
        }

        (await store.FindAsync("DeviceVerificationCode", "sms", "p2", Alder, SiteLanguage.English))!.Body.Should().Be("community/c1");
        (await store.FindAsync("DeviceVerificationCode", "sms", null, null, SiteLanguage.English))!.Body.Should().StartWith("{{placeholder-builder}}");
    }

    [Theory, BothDatabases]
    public async Task Builders_text_at_the_nearest_level_wins_in_the_readers_language_or_as_it_was_written(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var store = new TemplateStore(storage);
        async Task WriteAsync(string scope, string language) => await storage.ExecuteAsync(
            $"""
            insert into template (template_id, scope, name, channel, language, body, changed_at)
            values ('{scope}/{language}', '{scope}', 'DeviceVerificationCode', 'sms', '{language}', '{scope}/{language}', 0)
            """);
        async Task<string> ReadAsync(string language, string project = "p1") =>
            (await store.FindAsync("DeviceVerificationCode", "sms", project, Alder, SiteLanguage.Named(language)))!.Body;

        (await ReadAsync("fr")).Should().Contain("votre code est", "nobody wrote their own, and the product speaks every language");
        await WriteAsync("corporate/o1", "en");
        await WriteAsync("corporate/o1", "fr");
        await WriteAsync("community/c1", "en");
        (await ReadAsync("fr")).Should().Be("community/c1/en", "the level comes before the language");
        await WriteAsync("community/c1", "fr");
        (await ReadAsync("fr")).Should().Be("community/c1/fr");
        (await ReadAsync("es")).Should().Be("community/c1/en", "English where the reader's language was not written");
        await WriteAsync("project/p1", "fr");
        (await ReadAsync("es")).Should().Be("project/p1/fr", "else as the builder wrote it");
        (await ReadAsync("es", "p2")).Should().Be("community/c1/en");
        (await store.FindAsync("DeviceVerificationCode", "sms", "p1", Alder, SiteLanguage.Named("es")))!.Language.Code.Should().Be("fr", "dates follow the text");
    }

    [Theory, BothDatabases]
    public async Task Template_that_nobody_wrote_is_not_found(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);

        (await new TemplateStore(storage).FindAsync("Nonsense", "email", null, Alder, SiteLanguage.English)).Should().BeNull();
    }
}
