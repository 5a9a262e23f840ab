using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class ClientsOfARealtorScriptTests
{
    [Theory, BothDatabases]
    public async Task Client_of_before_the_script_is_kept_and_is_the_realtors_who_is_signed_in_to_the_session(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect, until: "0601");
        await storage.ExecuteAsync("insert into session_view (session_id, version, contact_id, changed_at) values ('s1', 1, 'rae', 0)");
        foreach (var (profile, session) in new[] { ("a", "s1"), ("b", "s2") })
        {
            await storage.ExecuteAsync(
                $"""
                insert into client_profile (profile_id, session_id, first_name, last_name, email, opted_in, with_identity, created_at, changed_at, row_version)
                values ('{profile}', '{session}', 'Tomas', 'Aguilar', 'tomas@post.example', 1, 1, 4, 5, 6)
                """);
        }

        await storage.ApplyAsync(from: "0601");

        var profiles = new ClientProfiles(storage, new FakeClock());
        (await profiles.OfSessionAsync("s1", "rae")).Should().ContainSingle(p =>
            p.Id == "a" && p.FirstName == "Tomas" && p.Email == "tomas@post.example" && p.OptedIn && p.WithIdentity);
        (await profiles.FindAsync("b"))!.RealtorId.Should().BeEmpty("nobody is signed in there");
        (await storage.ScalarAsync("select count(*) from client_profile where created_at = 4 and changed_at = 5 and row_version = 6")).Should().Be(2L);
    }
}
