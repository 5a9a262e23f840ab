namespace CustomerConnect.Web.Statuses;

/// <summary>How a status looks and is called: class, icon, pattern and word, never color alone.</summary>
/// <param name="Code">Name in live messages.</param>
/// <param name="Class">Class of components.css.</param>
/// <param name="Icon">Icon of Symbols.razor.</param>
/// <param name="Pattern">Pattern of Symbols.razor, or null.</param>
/// <param name="Word">The word.</param>
/// <param name="Note">What is said after the word, or null.</param>
public sealed record StatusLook(string Code, string Class, string Icon, string? Pattern, string Word, string? Note = null)
{
    /// <summary>Word and note, as a screen reader hears it.</summary>
    public string Spoken => Note is null ? Word : $"{Word}, {Note}";

    /// <summary>The word beside a map, where two looks share one.</summary>
    public string Legend => Note is null ? Word : char.ToUpperInvariant(Note[0]) + Note[1..];
}

/// <summary>The vocabulary of statuses.</summary>
public static class StatusWords
{
    private static readonly StatusLook _available = new("available", "st-available", "s-available", null, "Available");
    private static readonly StatusLook _reserving = new("hold", "st-hold", "s-hold", "p-hold", "In progress", "being reserved now");
    private static readonly StatusLook _progress = new("progress", "st-progress", "s-progress", "p-progress", "In progress");
    private static readonly StatusLook _sold = new("sold", "st-sold", "s-sold", "p-sold", "Sold");
    private static readonly StatusLook _unreleased = new("unreleased", "st-unreleased", "s-unreleased", "p-unreleased", "Coming soon");

    /// <summary>The look of a status.</summary>
    public static StatusLook Look(this PublicStatus status) => status switch
    {
        PublicStatus.Available => _available,
        PublicStatus.BeingReserved => _reserving,
        PublicStatus.InProgress => _progress,
        PublicStatus.Sold => _sold,
        _ => _unreleased,
    };

    /// <summary>Every status that a project can show, in the order in which buyers care.</summary>
    public static IReadOnlyList<PublicStatus> Shown(bool hideAvailability) => hideAvailability
        ? [PublicStatus.Available, PublicStatus.Unreleased]
        : [PublicStatus.Available, PublicStatus.BeingReserved, PublicStatus.InProgress, PublicStatus.Sold, PublicStatus.Unreleased];

    /// <summary>Their looks.</summary>
    public static IReadOnlyList<StatusLook> All(bool hideAvailability) => [.. Shown(hideAvailability).Select(s => s.Look())];
}
