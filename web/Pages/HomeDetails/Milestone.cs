using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Pages.HomeDetails;

/// <summary>A day on the way to a finished home.</summary>
/// <param name="Class"><c>past</c>, <c>now</c> for the next one, or empty.</param>
/// <param name="When">The day in words.</param>
/// <param name="What">What it is.</param>
/// <param name="Note">What it means to a buyer.</param>
public sealed record Milestone(string Class, string When, string What, string Note)
{
    /// <summary>The milestones that are known.</summary>
    public static IReadOnlyList<Milestone> Of(DateOnly? start, DateOnly? cutoff, DateOnly? finish, DateOnly today)
    {
        (DateOnly? Day, string What, string Ahead, string Past)[] all =
        [
            (start, BrowseTexts.ConstructionStart, BrowseTexts.StartAhead, BrowseTexts.StartPast),
            (cutoff, BrowseTexts.OptionsCutoff, BrowseTexts.CutoffAhead, BrowseTexts.CutoffPast),
            (finish, BrowseTexts.ConstructionFinish, BrowseTexts.FinishAhead, BrowseTexts.FinishPast),
        ];
        var known = all.Where(m => m.Day is not null).ToList();
        var next = known.FindIndex(m => m.Day >= today);
        return [.. known.Select((m, i) => new Milestone(
            m.Day < today ? "past" : i == next ? "now" : "",
            i == next ? $"{Show.Day(m.Day!.Value)}, {In(m.Day.Value.DayNumber - today.DayNumber)}" : Show.Day(m.Day!.Value),
            m.What,
            m.Day < today ? m.Past : m.Ahead))];
    }

    private static string In(int days) => days switch { 0 => BrowseTexts.Today, 1 => BrowseTexts.Tomorrow, _ => Show.Text(BrowseTexts.InDays, Show.Number(days)) };
}
