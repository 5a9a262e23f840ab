using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Statuses;

/// <summary>How a status looks and is called: class, icon, pattern and word, never color alone.</summary>
/// <param name="Code">Name in live messages.</param>
/// <param name="Class">Class of components.css.</param>
/// <param name="Icon">Icon of Symbols.razor.</param>
/// <param name="Pattern">Pattern of Symbols.razor, or null.</param>
/// <param name="Word">The word.</param>
/// <param name="Spoken">What a screen reader hears, where that is more than the word.</param>
/// <param name="Legend">The word beside a map, where two looks share one.</param>
public sealed record StatusLook(string Code, string Class, string Icon, string? Pattern, string Word, string Spoken, string Legend)
{
    /// <summary>A look that is heard and listed as it is called.</summary>
    public StatusLook(string code, string? pattern, string word)
        : this(code, $"st-{code}", $"s-{code}", pattern, word, word, word)
    {
    }
}

/// <summary>The vocabulary of statuses, in the language of the page.</summary>
public static class StatusWords
{
    /// <summary>The look of a status.</summary>
    public static StatusLook Look(this PublicStatus status) => status switch
    {
        PublicStatus.Available => new("available", null, StatusTexts.Available),
        PublicStatus.BeingReserved => new StatusLook("hold", "p-hold", StatusTexts.InProgress) with
        {
            Spoken = StatusTexts.BeingReservedSpoken, Legend = StatusTexts.BeingReserved,
        },
        PublicStatus.InProgress => new("progress", "p-progress", StatusTexts.InProgress),
        PublicStatus.Sold => new("sold", "p-sold", StatusTexts.Sold),
        _ => new("unreleased", "p-unreleased", StatusTexts.ComingSoon),
    };

    /// <summary>Every status that a project can show, in the order in which buyers care.</summary>
    public static IReadOnlyList<PublicStatus> Shown(bool hideAvailability) => hideAvailability
        ? [PublicStatus.Available, PublicStatus.Unreleased]
        : [PublicStatus.Available, PublicStatus.BeingReserved, PublicStatus.InProgress, PublicStatus.Sold, PublicStatus.Unreleased];

    /// <summary>Their looks.</summary>
    public static IReadOnlyList<StatusLook> All(bool hideAvailability) => [.. Shown(hideAvailability).Select(s => s.Look())];
}
