using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class LanguagesOfMessagesScriptTests
{
    [Theory, BothDatabases]
    public async Task Text_and_client_of_before_the_script_are_kept_and_are_english_and_another_language_has_room_beside_them(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect, until: "0670");
        await storage.ExecuteAsync(
            """
            insert into template (template_id, scope, name, channel, subject, html, body, changed_at, row_version)
            values ('t', 'project/p1', 'QueueOffer', 'email', 'Subject', '<p>Html</p>', 'Body', 7, 3);
            insert into client_profile (profile_id, session_id, realtor_id, first_name, created_at, changed_at) values ('a', 's1', 'rae', 'Tomas', 4, 5)
            """);

        await storage.ApplyAsync(from: "0670");

        (await storage.ScalarAsync(
            "select template_id || scope || name || channel || language || subject || html || body || changed_at || row_version from template"))
            .Should().Be("tproject/p1QueueOfferemailenSubject<p>Html</p>Body73");
        (await new ClientProfiles(storage, new FakeClock()).FindAsync("a"))!.Language.Should().Be("en");
        await storage.ExecuteAsync("insert into template (template_id, scope, name, channel, language, body, changed_at) values ('u', 'project/p1', 'QueueOffer', 'email', 'fr', 'Corps', 8)");
        var again = () => storage.ExecuteAsync("insert into template (template_id, scope, name, channel, language, body, changed_at) values ('v', 'project/p1', 'QueueOffer', 'email', 'fr', 'Corps', 8)");
        await again.Should().ThrowAsync<Exception>("one text a level and language");
    }
}
