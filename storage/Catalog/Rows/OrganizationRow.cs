namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A builder's company: the top of the tree.</summary>
public sealed class OrganizationRow : IFeedRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public string? FeedNumber { get; set; }
    public string StaffFields { get; set; } = "";
}
