using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Pages.LinkTrouble;

/// <summary>What a link looks like in a chat before anybody opens it.</summary>
/// <param name="Address">Absolute address of the link.</param>
/// <param name="Picture">Absolute address of a picture, or null.</param>
/// <param name="Target">Where the link leads.</param>
public sealed record LinkPreviewView(Community Community, string Title, string? Text, string Address, string? Picture, string Target)
{
    /// <summary>The preview of a link.</summary>
    public static LinkPreviewView Of(HttpRequest request, LinkInfo link, CommunitySnapshot snapshot, string target)
    {
        var root = $"{request.Scheme}://{request.Host}";
        var community = snapshot.Community;
        var project = link.ProjectId is null ? null : snapshot.ProjectsById.GetValueOrDefault(link.ProjectId);
        var picture = project?.CoverPath ?? community.HeroPath;
        return new(
            community,
            project is null ? community.Tagline ?? community.Name : $"{project.DisplayName} · {community.Name}",
            project?.Description ?? community.Description,
            root + request.Path,
            picture is null ? null : root + picture,
            target);
    }
}
