namespace CustomerConnect.Storage.Staff.People;

/// <summary>
/// The mark of what staff take in person: such a session came by no link, and its row says so in place of one. No link of the catalog can have
/// this id, for those are made from Guids or begin with a slug's letters.
/// </summary>
public static class InPersonLink
{
    /// <summary>What stands in place of a link's id.</summary>
    public const string Id = "~in-person";

    /// <summary>How staff read it.</summary>
    public const string Name = "In person, at the sales center";
}
