using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>What a feed calls the types of plans.</summary>
internal static class FeedTypes
{
    /// <summary>The types, for a message.</summary>
    public const string Known = "SingleFamily or MultiFamily";

    /// <summary>The type of project, single family when the feed says nothing; null for a type that is not known.</summary>
    public static ProjectType? Project(string? type) => type switch
    {
        null or "SingleFamily" => ProjectType.SingleFamily,
        "MultiFamily" => ProjectType.MultiFamily,
        _ => null,
    };

    /// <summary>What buyers read.</summary>
    public static string Name(ProjectType type) => type == ProjectType.SingleFamily ? "Single-family homes" : "Multi-family homes";

    /// <summary>Its part of an address.</summary>
    public static string Slug(ProjectType type) => type == ProjectType.SingleFamily ? "single-family" : "multi-family";
}
