using CustomerConnect.Web.Pages.Communities;

namespace CustomerConnect.Web.Live;

/// <summary>How the projects of a community stand, to open pages of the community.</summary>
/// <param name="Community">Id of the community.</param>
/// <param name="Available">How many homes are free, in words.</param>
/// <param name="From">The least price among them, or null.</param>
/// <param name="FirstMoveIn">The month in which the first of them is finished, or null.</param>
/// <param name="Projects">Each project.</param>
public sealed record CommunityMessage(
    string Community, string Available, string? From, string? FirstMoveIn, IReadOnlyList<ProjectMessage> Projects)
{
    /// <summary>The message of a community.</summary>
    public static CommunityMessage Of(CommunityView view) => new(
        view.Community.Id, view.AvailableInWords, view.From, view.FirstMoveIn, [.. view.Projects.Select(ProjectMessage.Of)]);
}
