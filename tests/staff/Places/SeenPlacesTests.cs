using System.Collections.Immutable;
using System.Net;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Places;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Places;

/// <summary>Filters that contradict each other leave out what was chosen first.</summary>
public class SeenPlacesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Community_outside_of_its_division_and_project_outside_of_both_are_left_out()
    {
        var ferry = (await site.Services.GetRequiredService<ICatalog>().CommunityAsync("alder-ferry"))!;
        var other = ferry with { Community = ferry.Community with { Id = "other", DivisionId = "d-other" }, Projects = [], ProjectsById = ImmutableDictionary<string, Project>.Empty };
        var places = new SeenPlaces([ferry, other], [new(ferry.Community.DivisionId, "Here"), new("d-other", "There")]);
        var here = ferry.Community.DivisionId;

        places.Within(here, "alder-ferry", "lantern-house").Should().Be((here, "alder-ferry", "lantern-house"));
        places.Within("d-other", "alder-ferry", "lantern-house").Should().Be(("d-other", null, null));
        places.Within(null, "other", "lantern-house").Should().Be((null, "other", null));
        places.Within("d-other", "other", null).Should().Be(("d-other", "other", null));
        places.Within("unseen", "unseen", "lantern-house").Should().Be((null, null, "lantern-house"));
    }

    [Theory]
    [InlineData("/staff/sessions?division=elsewhere&community=unknown&project=lantern-house&when=all", "S-")]
    [InlineData("/staff/calendar?community=unknown&project=lantern-house", "value=\"lantern-house\" selected")]
    [InlineData("/staff/follow-up?community=unknown", "Every deposit went through")]
    [InlineData("/staff/identity?community=unknown", "Nobody is on the way")]
    public async Task Pages_show_what_is_left_and_their_form_says_the_same(string address, string shown)
    {
        using var visitor = site.Browser();
        await visitor.GetAsync("/r/lantern-1202");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        WebUtility.HtmlDecode(await staff.GetStringAsync(address)).Should().Contain(shown).And.NotContain("unknown\" selected");
    }
}
