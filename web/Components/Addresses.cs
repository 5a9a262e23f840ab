using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Components;

/// <summary>Addresses of the visitors' pages: every link is made here.</summary>
public static class Addresses
{
    /// <summary>The visitor's own corner, as a frame.</summary>
    public const string Me = "/me";

    /// <summary>Where a visitor signs in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>What a visitor who is signed in has here, and where they sign out.</summary>
    public const string Account = "/account";

    /// <summary>What a contact has reserved, wherever they come from.</summary>
    public const string MyReservations = "/reservations";

    /// <summary>One of a contact's reservations.</summary>
    public static string MyReservation(string reservationId) => $"{MyReservations}/{reservationId}";

    /// <summary>Where a visitor waits for a home that somebody else has.</summary>
    public static string Queue(string unitId) => $"/reserve/queue/{unitId}";

    /// <summary>A reservation that was made.</summary>
    public static string Confirmation(string reservationId) => $"/reserve/confirmation/{reservationId}";

    /// <summary>A community's page.</summary>
    public static string Of(Community community) => $"/c/{community.Slug}";

    /// <summary>A community's stylesheet. The color is part of the address, so that it can be cached for good.</summary>
    public static string Brand(Community community) => $"/c/{community.Slug}/brand.css?v={community.Accent?.TrimStart('#')}";

    /// <summary>A project's page.</summary>
    public static string Of(Community community, Project project) => $"/c/{community.Slug}/{project.Slug}";

    /// <summary>A model's page.</summary>
    public static string Of(Community community, Project project, HomeModel model) => $"{Of(community, project)}/models/{model.Slug}";

    /// <summary>The page where a home is chosen.</summary>
    public static string Homes(Community community, Project project) => $"{Of(community, project)}/homes";

    /// <summary>The page where a home is chosen, on one floor.</summary>
    public static string Homes(Community community, Project project, Building building, Floor floor) =>
        $"{Homes(community, project)}?building={building.Slug}&floor={floor.Level}";

    /// <summary>A home's page.</summary>
    public static string Of(Community community, Project project, UnitInfo unit) => $"{Homes(community, project)}/{unit.Slug}";

    /// <summary>Where a visitor reserves a home. Not cached: the visitor's own.</summary>
    public static string Reserve(string unitId) => $"/reserve/home/{unitId}";

    /// <summary>How the homes of a project stand, for a page that has been away.</summary>
    public static string Statuses(Community community, Project project) => $"{Of(community, project)}/statuses.json";

    /// <summary>How the projects of a community stand, likewise.</summary>
    public static string Statuses(Community community) => $"{Of(community)}/statuses.json";

    /// <summary>A telephone number as a link: digits and a leading plus.</summary>
    public static string Tel(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return phone.TrimStart().StartsWith('+') ? $"tel:+{digits}" : digits.Length == 10 ? $"tel:+1{digits}" : $"tel:{digits}";
    }

    /// <summary>A website as people say it: without scheme and trailing slash.</summary>
    public static string Host(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host + uri.AbsolutePath.TrimEnd('/') : address;
}
