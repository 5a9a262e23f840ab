using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Audit;

public class ActionTableTests
{
    private static readonly ActionFilter Any = new(null, null, null);
    private readonly TestClock _clock = new();

    [Theory, BothDatabases]
    public async Task Line_is_read_by_who_sees_its_community_by_who_did_it_and_by_who_sees_everything(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var table = new ActionTable(storage);

        (await WhatAsync(table, StaffScope.All, "cleo")).Should().Equal("member.disabled", "hold.ended", "link.disabled");
        (await WhatAsync(table, new(false, ["north"], []), "cleo")).Should().Equal("hold.ended");
        (await WhatAsync(table, new(false, [], ["dune"]), "cleo")).Should().Equal("link.disabled");
        (await WhatAsync(table, new(false, [], ["dune"]), "bob")).Should().Equal("hold.ended", "link.disabled");
        (await WhatAsync(table, StaffScope.Nothing, "cleo")).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Trail_is_narrowed_by_group_member_and_time_and_names_what_is_known(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var table = new ActionTable(storage);

        (await table.PageAsync(StaffScope.All, "ada", Any with { Group = "link" })).Rows.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { ByName = "ada", OnName = "Poster", Why = "misuse", Community = "Dune", Zone = "UTC" });
        (await table.PageAsync(StaffScope.All, "ada", Any with { Group = "li" })).Rows.Should().BeEmpty();
        (await table.PageAsync(StaffScope.All, "ada", Any with { By = "bob" })).Rows.Should().ContainSingle().Which.Community.Should().Be("Harbor", "its project is there");
        (await table.PageAsync(StaffScope.All, "ada", Any with { Since = _clock.GetUtcNow() })).Rows.Should().ContainSingle().Which.OnName.Should().Be("bob");
    }

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_without_a_gap(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var actions = new StaffActions(storage, _clock);
        for (var i = 0; i < ActionTable.PageSize + 3; i++)
        {
            await actions.AddAsync(new("ada", ActionKinds.SignedIn) { Detail = $"{i}" });
            _clock.Advance(TimeSpan.FromMilliseconds(i % 2));
        }

        var table = new ActionTable(storage);
        var first = await table.PageAsync(StaffScope.All, "ada", Any);
        var second = await table.PageAsync(StaffScope.All, "ada", Any, first.Older);

        first.Rows.Should().HaveCount(ActionTable.PageSize);
        second.Older.Should().BeNull();
        first.Rows.Concat(second.Rows).Select(r => r.Detail).Should().OnlyHaveUniqueItems().And.HaveCount(ActionTable.PageSize + 3);
    }

    [Theory, BothDatabases]
    public async Task Sign_ins_are_forgotten_after_a_year_and_a_month_and_nothing_else_is(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var actions = new StaffActions(storage, _clock);
        string[] kinds = [ActionKinds.SignedIn, ActionKinds.PasswordFailed, ActionKinds.CodeFailed, ActionKinds.SignedOut, ActionKinds.MemberAdded, ActionKinds.LinkDisabled];
        foreach (var kind in kinds)
        {
            await actions.AddAsync(new("ada", kind));
        }

        _clock.Advance(StaffActions.SignInsKeptFor);
        (await actions.ForgetOldSignInsAsync(10)).Should().Be(0, "their time is not over yet");
        await actions.AddAsync(new("ada", ActionKinds.SignedIn));
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await actions.ForgetOldSignInsAsync(3)).Should().Be(3, "no more than asked for at a time");
        (await actions.ForgetOldSignInsAsync(3)).Should().Be(1);
        (await WhatAsync(new(storage), StaffScope.All, "ada")).Should().BeEquivalentTo("sign-in.done", "link.disabled", "member.added");
    }

    [Theory, BothDatabases]
    public async Task Reason_that_is_too_long_is_cut(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await new StaffActions(storage, _clock).AddAsync(new("ada", ActionKinds.MemberDisabled) { Why = new('x', StaffActions.Longest + 1) });
        (await new ActionTable(storage).PageAsync(StaffScope.All, "ada", Any)).Rows[0].Why.Should().HaveLength(StaffActions.Longest);
    }

    private static async Task<IEnumerable<string>> WhatAsync(ActionTable table, StaffScope scope, string reader) =>
        (await table.PageAsync(scope, reader, Any)).Rows.Select(r => r.What);

    // The oldest is about a link of Dune, then bob ended a hold in Harbor's project, then ada disabled bob.
    private async Task<TestStorage> StorageAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await StaffRows.AddAsync(storage, "ada", "bob");
        var actions = new StaffActions(storage, _clock);
        await storage.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                """
                insert into organization (id, name) values ('o', 'O');
                insert into division (id, organization_id, name) values ('north', 'o', 'North'), ('south', 'o', 'South');
                insert into community (id, division_id, slug, name, builder_name, time_zone) values
                    ('harbor', 'north', 'harbor', 'Harbor', 'B', 'UTC'), ('dune', 'south', 'dune', 'Dune', 'B', 'UTC');
                insert into project (id, community_id, position, slug, number, type) values ('pier', 'harbor', 1, 'pier', 'P', 'HighDensity');
                insert into link (id, slug, name, enabled, community_id) values ('l', 'l', 'Poster', 1, 'dune');
                """, transaction: transaction);
            await actions.AddAsync(connection, transaction, new("ada", ActionKinds.LinkDisabled, "link", "l") { Why = "misuse", Community = "dune" });
            _clock.Advance(TimeSpan.FromMinutes(1));
            return await connection.ExecuteAsync(
                "insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, project_id) values ('unit/1/1', @at, 'bob', 'hold.ended', 'session', 's', 'mistake', 'pier')",
                new { at = _clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
        });
        _clock.Advance(TimeSpan.FromMinutes(1));
        await actions.AddAsync(new("ada", ActionKinds.MemberDisabled, "member", "bob") { Why = "left us" });
        return storage;
    }
}
