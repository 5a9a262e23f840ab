using System.Globalization;
using System.Security.Claims;
using CustomerConnect.Storage.Staff.FollowUp;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Places;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerConnect.Web.Staff.FollowUp;

/// <summary>What the address of the follow-up page asks for. Ids alone, no name.</summary>
/// <param name="Done">True for what is done.</param>
/// <param name="After">Where the page before ended, or null.</param>
public sealed record FollowUpQuery(FollowUpList List, bool Done, string? Division, string? Community, FollowUpMark? After)
{
    /// <summary>Reads the address; what makes no sense is as if it were not there.</summary>
    /// <param name="member">Who asks: a list that they may not see is as if it were not there.</param>
    public static FollowUpQuery Of(IQueryCollection query, ClaimsPrincipal member) => new(
        Parse(query["list"], member) ?? FollowUpList.Deposits, query["show"] == "done", Id(query["division"]), Id(query["community"]), Mark(query["after"]));

    /// <summary>The lists that a member may see: those about identities need their permission.</summary>
    public static IReadOnlyList<FollowUpList> ListsOf(ClaimsPrincipal member) => member.May(StaffPermissions.SeeIdentities)
        ? Enum.GetValues<FollowUpList>() : [.. Enum.GetValues<FollowUpList>().Where(l => l is not (FollowUpList.Identity or FollowUpList.Verifications))];

    /// <summary>A list by its word, or null when there is none or the member may not see it.</summary>
    public static FollowUpList? Parse(string? word, ClaimsPrincipal member) => Named(word) is { } list && ListsOf(member).Contains(list) ? list : null;

    /// <summary>A list by its word, or null.</summary>
    public static FollowUpList? Named(string? word) => Enum.GetValues<FollowUpList>().Select(l => (FollowUpList?)l).FirstOrDefault(l => FollowUpTable.Word(l!.Value) == word);

    /// <summary>The same with what goes together.</summary>
    public FollowUpQuery Within(SeenPlaces places)
    {
        var (division, community, _) = places.Within(Division, Community, null);
        return this with { Division = division, Community = community };
    }

    /// <summary>The filter.</summary>
    public FollowUpFilter Filter => new(Done, Division, Community);

    /// <summary>The address of this.</summary>
    public string Address() => At("/staff/follow-up", FollowUpTable.Word(List));

    /// <summary>The address of the same as a file.</summary>
    public string FileAddress() => (this with { After = null }).At($"/staff/follow-up/{FollowUpTable.Word(List)}.csv", null);

    /// <summary>Where the page before ended, as an address and a form have it; null for the first page.</summary>
    public string? AfterText => After is null ? null : string.Create(CultureInfo.InvariantCulture, $"{After.At}.{After.Id}");

    private string At(string path, string? list) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[]
        {
            new("list", list), new("show", Done ? "done" : null), new("division", Division), new("community", Community),
            new("after", AfterText),
        }.Where(p => p.Value is not null)));

    private static string? Id(string? text) => text is { Length: > 0 and <= 64 } ? text : null;

    /// <summary>Where a page begins, as an address or a form has it; null for what makes no sense.</summary>
    public static FollowUpMark? Mark(string? text) =>
        text is { Length: <= 100 } && text.Split('.') is [var at, { Length: > 0 } id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new(time, id) : null;
}
