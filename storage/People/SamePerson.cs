using CustomerConnect.Storage.Staff.History;

namespace CustomerConnect.Storage.People;

/// <summary>
/// When somebody at the desk is who was there before: the same names, and the same number or the same street and town. Capitals, accents,
/// blanks and dots do not count. Who leaves neither number nor address is not written down at all. Pure.
/// </summary>
public static class SamePerson
{
    /// <summary>True when a contact is the person that the entry describes.</summary>
    public static bool Is(Contact known, Registration entry) =>
        Same(known.FirstName, entry.FirstName) && Same(known.LastName, entry.LastName)
        && ((entry.Phone is not null && known.Phone == entry.Phone) || (Same(known.Street, entry.Street) && Same(known.City, entry.City)));

    private static bool Same(string? one, string? other) => Plain(one) is { Length: > 0 } text && text == Plain(other);

    private static string Plain(string? text) => string.Concat(SearchWords.Fold(text ?? "").Where(char.IsLetterOrDigit));
}
