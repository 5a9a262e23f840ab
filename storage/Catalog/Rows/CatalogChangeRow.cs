namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>
/// That a community's catalog changed. A trigger of the database turns the row into a <c>catalog.changed</c> event of the same
/// transaction. Written by <see cref="CatalogDb"/> itself.
/// </summary>
public sealed class CatalogChangeRow
{
    /// <summary>The command id of the event.</summary>
    public required Guid Id { get; set; }
    public required string CommunityId { get; set; }
    public required DateTimeOffset At { get; set; }
}
