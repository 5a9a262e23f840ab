using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Team;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Team;

public class TeamRulesTests
{
    private static readonly Powers Administrator = Of("everything", StaffScope.All);
    private static readonly Powers North = Of("holds.end team.manage", new(false, ["north"], ["quay"]));

    [Theory]
    [InlineData("", null)]
    [InlineData("holds.end", null)]
    [InlineData("holds.end links.manage", TeamRules.TooMuchPower)]
    [InlineData("everything", TeamRules.TooMuchPower)]
    public void Nobody_gives_permissions_that_they_do_not_have(string permissions, string? refused)
    {
        TeamRules.WhyNotGive(North, Of(permissions, StaffScope.Nothing), Division).Should().Be(refused);
        TeamRules.WhyNotWrite(North, permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().Be(refused);
        TeamRules.WhyNotGive(Administrator, Of(permissions, StaffScope.All), Division).Should().BeNull();
    }

    [Theory]
    [InlineData("north", "", null)]
    [InlineData("", "harbor", null)] // a community of the division
    [InlineData("", "quay", null)]
    [InlineData("south", "", TeamRules.TooMuchScope)]
    [InlineData("", "dune", TeamRules.TooMuchScope)]
    [InlineData("", "unknown", TeamRules.TooMuchScope)]
    public void Nobody_shows_what_they_do_not_see(string division, string community, string? refused)
    {
        var scope = new StaffScope(false, [.. Split(division)], [.. Split(community)]);
        TeamRules.WhyNotGive(North, Of("", scope), Division).Should().Be(refused);
    }

    [Fact]
    public void Everything_is_shown_only_by_who_sees_everything()
    {
        TeamRules.WhyNotGive(North, Of("", StaffScope.All), Division).Should().Be(TeamRules.TooMuchScope);
        TeamRules.WhyNotGive(Of("team.manage", StaffScope.All), Of("", StaffScope.All), Division).Should().BeNull();
    }

    [Fact]
    public void Who_may_do_or_see_more_is_not_changed_by_who_may_less()
    {
        TeamRules.WhyNotChange(North, Administrator, Division).Should().Be(TeamRules.MoreThanYou);
        TeamRules.WhyNotChange(North, Of("", new(false, ["south"], [])), Division).Should().Be(TeamRules.MoreThanYou);
        TeamRules.WhyNotChange(North, North, Division).Should().BeNull();
        TeamRules.WhyNotChange(Administrator, Administrator, Division).Should().BeNull();
    }

    [Fact]
    public void Last_administrator_who_can_sign_in_stays_one()
    {
        TeamRules.WhyNotTake(Administrator, null, others: 0).Should().Be(TeamRules.LastAdministrator);
        TeamRules.WhyNotTake(Administrator, North, others: 0).Should().Be(TeamRules.LastAdministrator);
        TeamRules.WhyNotTake(Administrator, Of("everything", new(false, ["north"], [])), others: 0).Should().Be(TeamRules.LastAdministrator);
        TeamRules.WhyNotTake(Administrator, Administrator, others: 0).Should().BeNull();
        TeamRules.WhyNotTake(Administrator, null, others: 1).Should().BeNull();
        TeamRules.WhyNotTake(North, null, others: 0).Should().BeNull();
        TeamRules.WhyNotTake(null, null, others: 0).Should().BeNull("who cannot sign in is none");
    }

    private static Powers Of(string permissions, StaffScope scope) => new([.. Split(permissions)], scope);

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? Division(string community) => community switch { "harbor" => "north", "quay" or "dune" => "south", _ => null };
}
