using CustomerConnect.Storage.Staff.FollowUp;
using CustomerConnect.Web.Staff.Places;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.FollowUp;

/// <summary>The follow-up page.</summary>
/// <param name="Open">How many items each list has open that the member may see.</param>
/// <param name="Next">Where the next page starts, or null.</param>
public sealed record FollowUpView(
    string Member, FollowUpQuery Query, SeenPlaces Places, IReadOnlyDictionary<FollowUpList, long> Open, IReadOnlyList<FollowUpLine> Rows, FollowUpMark? Next,
    bool MayWork, bool MayExport)
{
    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>The item whose form was refused, or null.</summary>
    public string? RefusedItem { get; init; }

    /// <summary>What was typed in it.</summary>
    public string? Typed { get; init; }
}

/// <summary>An item as it is read.</summary>
/// <param name="Fact">What was seen of it: done is done until it changes.</param>
/// <param name="Who">The contact's name, or the link's.</param>
/// <param name="Address">Where it is dealt with, or null when the member may not go there.</param>
/// <param name="Reach">How the contact is reached, or null.</param>
/// <param name="More">What else there is to say, or null.</param>
/// <param name="Where">Home and project, or the community.</param>
/// <param name="Done">Who did what about it and when, or null.</param>
public sealed record FollowUpLine(
    string Id, long Fact, string Who, string? Address, string? Reach, Badge Badge, string? More, string When, string Where, string? Done, string? Note);
