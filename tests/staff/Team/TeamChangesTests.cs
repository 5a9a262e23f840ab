using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Storage.Staff.Team;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Team;

public class TeamChangesTests
{
    private readonly TestClock _clock = new();

    [Theory, BothDatabases]
    public async Task Member_is_added_with_role_scope_mail_and_trail_or_not_at_all(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var team = new TeamTable(storage);
        var north = new StaffScope(false, ["north"], ["quay"]);

        (await Changes(storage).AddAsync(Ada, "new", "Noor Haddad", "noor@b.example", "sales-person", north, " opens the north ")).Should().BeNull();
        (await Changes(storage).AddAsync(Ada, "again", "Noor Again", "noor@b.example", "sales-person", north, "again")).Should().Be(TeamChanges.HasAnAccount);
        (await Changes(storage).AddAsync(Ada, "third", "No Role", "third@b.example", "no-such-role", north, "third")).Should().Be(RoleTable.NotThere);

        var noor = (await team.FindAsync("new"))!;
        noor.Should().BeEquivalentTo(new { Name = "Noor Haddad", Email = "noor@b.example", Role = "Sales person", HasPassword = 0L, HasFactor = 0L, SignIns = 0L });
        (await new StaffScopes(storage).OfAsync("new")).IsSameAs(north).Should().BeTrue();
        (await team.FindAsync("again")).Should().BeNull();
        (await OutboxAsync(storage)).Should().Equal("StaffInvitation member new");
        (await StaffRows.TrailAsync(storage)).Should().Equal("ada member.added new opens the north");
    }

    [Theory, BothDatabases]
    public async Task Last_administrator_is_neither_disabled_nor_made_less_even_by_two_at_once(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        await StaffRows.SeesAllAsync(storage, "bob", "administrator");
        var bob = Ada with { Id = "bob" };

        var answers = await Task.WhenAll(
            Access(storage).DisableAsync(Ada, "bob", "leaves"), Changes(storage).EditAsync(bob, "ada", "Ada", "viewer", StaffScope.All, "moves on"));

        answers.Should().ContainSingle(a => a == TeamRules.LastAdministrator).And.ContainSingle(a => a == null);
        (await Access(storage).DisableAsync(Ada, "ada", "tired")).Should().Be(TeamRules.NotYourself);
    }

    [Theory, BothDatabases]
    public async Task What_takes_something_needs_a_reason_and_ends_every_sign_in(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var signIns = new StaffSignIns(storage, new(storage, _clock), _clock);
        var authenticators = new Authenticators(storage, new(storage, _clock), _clock);
        var secret = Totp.NewSecret();
        await authenticators.SetAsync("bob", secret, Totp.Code(secret, Totp.StepAt(_clock.GetUtcNow())), replaces: null);
        var signIn = await signIns.BeginAsync("bob", "Firefox 140, Windows");

        (await Access(storage).ResetFactorAsync(Ada, "bob", " ")).Should().Be(Reason.SayWhy);
        (await authenticators.FindAsync("bob")).Should().NotBeNull();

        (await Access(storage).ResetFactorAsync(Ada, "bob", "telephone lost")).Should().BeNull();
        (await authenticators.FindAsync("bob")).Should().BeNull();
        (await signIns.FindAsync(signIn)).Should().BeNull();
        signIn = await signIns.BeginAsync("bob", "Firefox 140, Windows");
        (await Access(storage).SignOutAsync(Ada, "bob", "laptop stolen")).Should().BeNull();
        (await signIns.FindAsync(signIn)).Should().BeNull();
        (await Access(storage).DisableAsync(Ada, "bob", "left us")).Should().BeNull();
        (await new StaffInvitations(storage, _clock).MemberAsync("bob")).Should().BeNull("who is disabled gets no link");
        (await Access(storage).EnableAsync(Ada, "bob", "back from leave")).Should().BeNull();
        (await Access(storage).DisableAsync(Ada, "nobody", "left us")).Should().Be(TeamRules.NotThere);
        (await StaffRows.TrailAsync(storage)).Should().Contain(
            ["ada second-factor.reset bob telephone lost", "ada sign-in.ended bob laptop stolen", "ada member.disabled bob left us", "ada member.enabled bob back from leave"]);
    }

    [Theory, BothDatabases]
    public async Task Nothing_about_members_and_roles_is_changed_without_a_reason(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var roles = new RoleTable(storage, new(storage, _clock), _clock);

        string?[] answers =
        [
            await Changes(storage).AddAsync(Ada, "new", "New", "new@b.example", "viewer", StaffScope.Nothing, " "),
            await Changes(storage).EditAsync(Ada, "bob", "Rob", "viewer", StaffScope.Nothing, null), await Changes(storage).InviteAsync(Ada, "bob", ""),
            await Access(storage).DisableAsync(Ada, "bob", null), await Access(storage).EnableAsync(Ada, "bob", " "),
            await Access(storage).SignOutAsync(Ada, "bob", ""), await roles.SaveAsync(Ada, null, "Weekend crew", [], ""),
            await roles.SaveAsync(Ada, "viewer", "Onlooker", [], null), await roles.DeleteAsync(Ada, "viewer", " "),
        ];

        answers.Should().OnlyContain(a => a == Reason.SayWhy);
        (await roles.AllAsync()).Select(r => r.Name).Should().Equal("Administrator", "Sales manager", "Sales person", "Viewer");
        (await StaffRows.TrailAsync(storage)).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Manager_of_one_division_changes_nobody_who_sees_more(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        await StaffRows.AddAsync(storage, "cleo");
        await new StaffScopes(storage).SetAsync("cleo", new(false, ["south"], []));
        var north = new Manager("bob", new(["team.manage", "holds.end", "identity.see", "history.read"], new(false, ["north"], [])), _ => null);

        (await Access(storage).DisableAsync(north, "ada", "no")).Should().Be(TeamRules.MoreThanYou);
        (await Changes(storage).InviteAsync(north, "cleo", "asked for it")).Should().Be(TeamRules.MoreThanYou);
        (await Changes(storage).AddAsync(north, "new", "New", "new@b.example", "sales-manager", StaffScope.Nothing, "new")).Should().Be(TeamRules.TooMuchPower);
        (await Changes(storage).AddAsync(north, "new", "New", "new@b.example", "viewer", new(false, ["south"], []), "new")).Should().Be(TeamRules.TooMuchScope);
        (await Changes(storage).AddAsync(north, "new", "New", "new@b.example", "viewer", new(false, ["north"], []), "new")).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Role_that_somebody_has_is_not_deleted_and_the_administrators_is_never_changed(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var roles = new RoleTable(storage, new(storage, _clock), _clock);
        (await roles.AllAsync()).Select(r => r.Name).Should().Equal("Administrator", "Sales manager", "Sales person", "Viewer");

        (await roles.SaveAsync(Ada, null, "Weekend crew", ["holds.end", "links.manage"], "weekends")).Should().BeNull();
        var role = (await roles.AllAsync()).Single(r => r.Name == "Weekend crew");
        role.Permissions.Should().Be("holds.end links.manage");
        (await roles.SaveAsync(Ada, null, "weekend CREW", [], "weekends")).Should().Be("There is a role of that name.");
        await StaffRows.SeesAllAsync(storage, "bob", role.Id);
        (await roles.DeleteAsync(Ada, role.Id, "not needed")).Should().Be("Somebody has this role. Give them another one first.");
        (await roles.SaveAsync(Ada, RoleTable.Administrator, "Administrator", ["holds.end"], "less")).Should().Be("Administrators may do everything: this role cannot be changed.");
        (await roles.DeleteAsync(Ada, RoleTable.Administrator, "none")).Should().Be("Administrators may do everything: this role cannot be changed.");

        var bob = new Manager("bob", new(["team.manage", "holds.end"], StaffScope.All), _ => null);
        (await roles.SaveAsync(bob, role.Id, "Weekend crew", ["holds.end"], "less")).Should().Be(TeamRules.TooMuchPower, "it has what he has not, and he would take it");
        await StaffRows.SeesAllAsync(storage, "bob", "viewer");
        (await roles.DeleteAsync(Ada, role.Id, "not needed")).Should().BeNull();
        (await roles.DeleteAsync(Ada, role.Id, "not needed")).Should().Be(RoleTable.NotThere);
        (await StaffRows.TrailAsync(storage)).Select(line => line.Split(' ')[1]).Should().BeEquivalentTo("role.made", "role.deleted");
    }

    [Theory, BothDatabases]
    public async Task Role_is_not_changed_by_who_does_not_see_where_all_who_have_it_work(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var roles = new RoleTable(storage, new(storage, _clock), _clock);
        var north = new Manager("ned", new(["team.manage", "holds.end", "identity.see"], new(false, ["north"], [])), c => c == "quay" ? "north" : null);
        (await roles.SaveAsync(Ada, null, "Weekend crew", ["holds.end"], "weekends")).Should().BeNull();
        var role = (await roles.AllAsync()).Single(r => r.Name == "Weekend crew").Id;
        await StaffRows.SeesAllAsync(storage, "bob", role);

        await new StaffScopes(storage).SetAsync("bob", new(false, ["south"], []));
        (await roles.SaveAsync(north, role, "Weekend crew", ["holds.end", "identity.see"], "more")).Should().Be(TeamRules.RoleOfOthers, "he would give it in the south");
        (await roles.SaveAsync(north, role, "Weekend crew", [], "less")).Should().Be(TeamRules.RoleOfOthers, "he would take it in the south");
        await new StaffScopes(storage).SetAsync("bob", StaffScope.All);
        (await roles.SaveAsync(north, role, "Weekend crew", [], "less")).Should().Be(TeamRules.RoleOfOthers);
        (await roles.AllAsync()).Single(r => r.Id == role).Permissions.Should().Be("holds.end");

        await new StaffScopes(storage).SetAsync("bob", new(false, [], ["quay"]));
        (await roles.SaveAsync(north, role, "Weekend crew", ["identity.see"], "his own team")).Should().BeNull();
        (await roles.AllAsync()).Single(r => r.Id == role).Permissions.Should().Be("identity.see");
    }

    [Theory, BothDatabases]
    public async Task Members_are_paged_by_name_and_found_by_part_of_name_or_address(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await StaffRows.AddAsync(storage, [.. Enumerable.Range(0, TeamTable.PageSize + 2).Select(i => $"member {i:00}"), "Zo_e 100%"]);
        var team = new TeamTable(storage);

        var first = await team.PageAsync();
        first.Rows.Should().HaveCount(TeamTable.PageSize);
        var second = await team.PageAsync(after: first.After);
        second.Rows.Concat(first.Rows).Select(r => r.Id).Should().OnlyHaveUniqueItems().And.HaveCount(TeamTable.PageSize + 3);
        second.After.Should().BeNull();
        (await team.PageAsync("ER 07")).Rows.Should().ContainSingle().Which.Name.Should().Be("member 07");
        (await team.PageAsync("o_e 100%@B")).Rows.Should().ContainSingle();
        (await team.PageAsync("%")).Rows.Should().ContainSingle("it is no pattern");
    }

    private static Manager Ada => new("ada", new(["everything"], StaffScope.All), _ => null);

    private TeamChanges Changes(IDatabase storage) => new(storage, new StaffActions(storage, _clock), _clock);

    private TeamAccess Access(IDatabase storage) => new(storage, new StaffActions(storage, _clock), _clock);

    private static Task<IReadOnlyList<string>> OutboxAsync(IDatabase storage) => storage.ReadAsync<IReadOnlyList<string>>(async connection =>
        (await connection.QueryAsync<string>("select template || ' ' || recipient_kind || ' ' || recipient_id from outbox")).AsList());

    private static async Task<TestStorage> StorageAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await StaffRows.AddAsync(storage, "ada", "bob");
        await StaffRows.SeesAllAsync(storage, "ada", "administrator");
        return storage;
    }
}
