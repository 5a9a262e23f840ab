using CustomerConnect.Identity;

namespace CustomerConnect.Web.Staff.People;

/// <summary>What was typed into the form of a verification in person, and what is wrong with it. Pure.</summary>
/// <param name="Document">Kind of the document, as chosen.</param>
/// <param name="Name">The name as the document has it.</param>
/// <param name="Statement">Version of the statement that the page showed.</param>
/// <param name="Confirmed">True when it was confirmed.</param>
public sealed record VerifyForm(string Document, string Name, string Statement, bool Confirmed)
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 200;

    /// <summary>An empty form.</summary>
    public static readonly VerifyForm Empty = new("", "", ComplianceStatement.Current, false);

    /// <summary>Reads what was sent.</summary>
    public static VerifyForm Of(IFormCollection form) =>
        new(form["document"].ToString(), form["name"].ToString().Trim(), form["statement"].ToString(), form["confirmed"] == "1");

    /// <summary>The document, or null when none of ours was chosen.</summary>
    public IdentityDocument? Chosen => Enum.TryParse<IdentityDocument>(Document, out var document) && Enum.IsDefined(document) ? document : null;

    /// <summary>What is wrong, or null: the first thing, in the order of the form.</summary>
    public string? Problem =>
        Chosen is null ? "Choose the document that you saw."
        : Name.Length < 2 ? "Write the name as the document has it."
        : Name.Length > LongestName ? $"The name may have up to {LongestName} characters."
        : Statement != ComplianceStatement.Current ? "The statement has changed since you opened this page. Read it once more and confirm it."
        : !Confirmed ? "Confirm the statement. Without it nothing is verified."
        : null;
}
