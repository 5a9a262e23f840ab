using CustomerConnect.Storage.Staff;

namespace CustomerConnect.Web.Staff.Team;

/// <summary>What a member is to see, as the form has it.</summary>
internal static class ScopeForm
{
    private const int Most = 500;

    /// <summary>Reads it.</summary>
    public static StaffScope Read(IFormCollection form) => form["everything"] == "1"
        ? StaffScope.All
        : new(false, [.. Ids(form, "division")], [.. Ids(form, "community")]);

    private static IEnumerable<string> Ids(IFormCollection form, string name) =>
        form[name].Where(id => id is { Length: > 0 and <= 64 }).Select(id => id!).Take(Most);
}
