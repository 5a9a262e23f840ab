using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Staff.Calendar;
using CustomerConnect.Web.Staff.Identities;
using CustomerConnect.Web.Staff.Places;
using CustomerConnect.Web.Staff.Sessions;
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
        var other = ferry with { Community = ferry.Community with { Id = "other", DivisionId = "d-other" }, Projects = [] };
        var places = new SeenPlaces([ferry, other], [new(ferry.Community.DivisionId, "Here"), new("d-other", "There")]);
        var here = ferry.Community.DivisionId;

        places.Within(here, "alder-ferry", "lantern-house").Should().Be((here, "alder-ferry", "lantern-house"));
        places.Within("d-other", "alder-ferry", "lantern-house").Should().Be(("d-other", null, null));
        places.Within(null, "other", "lantern-house").Should().Be((null, "other", null));
        places.Within("d-other", "other", null).Should().Be(("d-other", "other", null));
        places.Within(null, "unseen", null).Should().Be((null, "unseen", null), "the address was somebody else's, and finds nothing");

        var asked = new Dictionary<string, string> { ["division"] = "d-other", ["community"] = "alder-ferry", ["project"] = "lantern-house" };
        SessionQuery.Of(name => asked.GetValueOrDefault(name, "")).Within(places).Address(null).Should().Be("/staff/sessions?division=d-other");
        IdentitiesQuery.Of("?division=d-other&community=alder-ferry").Within(places).Address().Should().Be("/staff/identity?division=d-other");
        CalendarQuery.Of("?community=other&project=lantern-house").Within(places.Communities).Address().Should().Be("/staff/calendar?community=other");
    }
}
