namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A row that is shown with its community: whoever changes it has changed the community's catalog.</summary>
public interface ICommunityPart
{
    /// <summary>The community whose catalog this row belongs to.</summary>
    string CommunityId { get; }
}

/// <summary>A row that a builder's feed may know by a number, and that staff may have edited by hand.</summary>
public interface IFeedRow
{
    /// <summary>The feed's number of it, unique in its parent; null when no feed brought it.</summary>
    string? FeedNumber { get; set; }

    /// <summary>Names of the columns that staff edited, each with a comma before and after; see <see cref="StaffFields"/>.</summary>
    string StaffFields { get; set; }
}

/// <summary>Which fields of a row are the staff's: an import leaves these as they are.</summary>
public static class StaffFields
{
    /// <summary>The field that stands for a home's offered price, which is its grain's.</summary>
    public const string Price = "price";

    /// <summary>The field that stands for a home's release and sale, which are its grain's.</summary>
    public const string Status = "status";

    /// <summary>True when staff have edited the field.</summary>
    public static bool IsStaffs(this IFeedRow row, string field) =>
        row.StaffFields.Contains($",{field},", StringComparison.Ordinal);

    /// <summary>Notes that staff have edited the field. Whoever saves a staff member's edit calls this for each field edited.</summary>
    public static void MarkStaffs(this IFeedRow row, string field)
    {
        if (!row.IsStaffs(field))
        {
            row.StaffFields = $"{(row.StaffFields.Length == 0 ? "," : row.StaffFields)}{field},";
        }
    }
}
