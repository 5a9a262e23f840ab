using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Components;

/// <summary>A shape on a map: a link that looks like a status.</summary>
/// <param name="Overlay">Its outline, and where its label goes.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Name">What a screen reader hears before price and status.</param>
/// <param name="Spoken">All that a screen reader hears.</param>
/// <param name="Label">Text of the label.</param>
/// <param name="Detail">Second line of the label where there is room, or null.</param>
/// <param name="ShortDetail">The same where there is little room, or null.</param>
/// <param name="Off">True when a filter leaves it out.</param>
/// <param name="Picked">True for the one the page is about.</param>
public sealed record MapShape(
    Overlay Overlay, string Href, StatusLook Look, string Name, string Spoken, string Label, string? Detail = null,
    string? ShortDetail = null, bool Off = false, bool Picked = false)
{
    // Widths of a character of the label, of its second line, and what icon and margins need; measured in Inter.
    private const double LabelCharacter = 10.2, DetailCharacter = 7.1, LabelMargin = 42, DetailMargin = 18;

    /// <summary>The second line that fits, or null.</summary>
    public string? Fitting { get; } =
        Detail is not null && Width(Detail) <= PathBox.Width(Overlay.Path) + DetailMargin ? Detail : ShortDetail;

    /// <summary><see cref="Name"/> as it is heard: with all that the label shows, so that who says what they see is understood.</summary>
    public string HeardName => WithDetail(Name);

    /// <summary><see cref="Spoken"/> as it is heard, likewise.</summary>
    public string Heard => WithDetail(Spoken);

    /// <summary>Width of the full label in the map's units.</summary>
    public double FullWidth => Math.Max(TinyWidth + 8, Fitting is null ? 0 : Width(Fitting));

    /// <summary>Width of the one-line label.</summary>
    public double TinyWidth => (Label.Length * LabelCharacter) + LabelMargin - 8;

    /// <summary>How large the one-line label may be drawn to stay within the shape: 1 or less; 1 where the shape's width is not known.</summary>
    public double Fit => PathBox.Width(Overlay.Path) is > 0 and var room ? Math.Min(1, room / TinyWidth) : 1;

    private string WithDetail(string text) =>
        Fitting is null || text.Contains(Fitting, StringComparison.Ordinal)
            ? text
            : text.Replace($"{Label},", $"{Label}, {Fitting},", StringComparison.Ordinal);

    private static double Width(string detail) => (detail.Length * DetailCharacter) + DetailMargin;
}
