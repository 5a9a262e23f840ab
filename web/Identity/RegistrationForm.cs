using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Identity;

/// <summary>What was typed into the advanced registration, and what is wrong with it. Every answer may be left out. Pure.</summary>
public sealed class RegistrationForm(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>Names of the form's fields.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["adults", "children", "co-buyer", "pets", "status", "employer", "position", "since", "financing", "reach", "wishes"];

    private const int LongestText = 200, LongestWishes = 2_000;

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string> Problems { get; } = [];

    /// <summary>What was typed into a field.</summary>
    public string this[string name] => typed.GetValueOrDefault(name, "").Trim();

    /// <summary>The answers that were given, or null with <see cref="Problems"/> filled.</summary>
    public IReadOnlyDictionary<string, string>? Read()
    {
        foreach (var name in Names)
        {
            var longest = name == "wishes" ? LongestWishes : LongestText;
            if (this[name].Length > longest)
            {
                Problems[name] = Show.Text(IdentityTexts.TooLong, longest);
            }
        }

        return Problems.Count > 0 ? null : Names.Where(n => this[n].Length > 0).ToDictionary(n => n, n => this[n]);
    }
}
