using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.SignIn;

public class StaffSignInsTests
{
    private readonly TestClock _clock = new();

    [Theory, BothDatabases]
    public async Task Sign_in_that_was_ended_is_none_on_every_node_at_once(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var (here, elsewhere) = (New(storage), New(storage));
        var kept = await here.BeginAsync("ada", "Firefox 140, Windows");
        var ended = await here.BeginAsync("ada", "Safari 18, iOS");
        (await elsewhere.FindAsync(ended)).Should().BeEquivalentTo(new { Id = "ada", Name = "ada", Email = "ada@b.example", Permissions = new[] { "everything" } });

        (await here.EndAsync("bob", ended)).Should().BeFalse("it is not his");
        (await here.EndAsync("ada", ended)).Should().BeTrue();

        (await elsewhere.FindAsync(ended)).Should().BeNull();
        (await elsewhere.FindAsync(kept)).Should().NotBeNull();
        (await here.OfMemberAsync("ada")).Should().ContainSingle().Which.Device.Should().Be("Firefox 140, Windows");
        (await StaffRows.TrailAsync(storage)).Should().BeEquivalentTo("ada sign-in.done - -", "ada sign-in.done - -", "ada sign-in.ended ada -");
    }

    [Theory, BothDatabases]
    public async Task Sign_in_lasts_while_it_is_used_and_ends_when_it_is_not(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var signIns = New(storage);
        var id = await signIns.BeginAsync("ada", "Firefox 140, Windows");
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(StaffSignIns.Idle - TimeSpan.FromMinutes(1));
            (await signIns.FindAsync(id)).Should().NotBeNull();
        }

        _clock.Advance(StaffSignIns.Idle);
        (await signIns.FindAsync(id)).Should().BeNull();
        (await signIns.OfMemberAsync("ada")).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Member_who_was_disabled_is_not_signed_in(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var signIns = New(storage);
        var id = await signIns.BeginAsync("ada", "Firefox 140, Windows");
        await storage.WriteAsync((connection, transaction) => connection.ExecuteAsync("update staff_member set disabled_at = 1 where id = 'ada'", transaction: transaction));

        (await signIns.FindAsync(id)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Sign_in_too_many_takes_the_place_of_the_one_used_longest_ago(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var signIns = New(storage);
        var ids = new List<string>();
        for (var i = 0; i <= StaffSignIns.Most; i++)
        {
            ids.Add(await signIns.BeginAsync("ada", $"Browser {i}"));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await signIns.OfMemberAsync("ada")).Select(s => s.Id).Should().Equal(ids.Skip(1).Reverse());
    }

    [Theory, BothDatabases]
    public async Task Another_password_ends_all_others_and_an_invitation_is_good_once(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var signIns = New(storage);
        var (kept, ended) = (await signIns.BeginAsync("ada", "Here"), await signIns.BeginAsync("ada", "There"));
        var passwords = new StaffPasswords(storage, new(storage, _clock), _clock);
        await passwords.ChangeAsync("ada", "hash", kept);
        (await signIns.FindAsync(kept)).Should().NotBeNull();
        (await signIns.FindAsync(ended)).Should().BeNull();

        var invitations = new CustomerConnect.Storage.Staff.Team.StaffInvitations(storage, _clock);
        var older = await invitations.MakeAsync("ada");
        var token = await invitations.MakeAsync("ada");
        (await invitations.FindAsync(older)).Should().BeNull("there is one at a time");
        (await invitations.FindAsync(token))!.Email.Should().Be("ada@b.example");
        (await passwords.ChooseAsync(token, "other")).Should().BeTrue();
        (await passwords.ChooseAsync(token, "third")).Should().BeFalse();
        (await signIns.FindAsync(kept)).Should().BeNull();

        var late = await invitations.MakeAsync("ada");
        _clock.Advance(CustomerConnect.Storage.Staff.Team.StaffInvitations.Lifetime);
        (await invitations.FindAsync(late)).Should().BeNull();
        (await passwords.ChooseAsync(late, "fourth")).Should().BeFalse();
    }

    private StaffSignIns New(IDatabase storage) => new(storage, new(storage, _clock), _clock);

    private static async Task<TestStorage> StorageAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await StaffRows.AddAsync(storage, "ada", "bob");
        await StaffRows.SeesAllAsync(storage, "ada", "administrator");
        return storage;
    }
}
