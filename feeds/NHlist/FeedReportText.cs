using System.Globalization;

namespace CustomerConnect.Feeds.NHlist;

/// <summary>An import's progress and report on a terminal.</summary>
public static class FeedReportText
{
    /// <summary>Writes the report.</summary>
    public static void Write(FeedReport report, TextWriter output)
    {
        output.WriteLine(Invariant($"{"",-16}{"read",10}{"added",10}{"changed",10}"));
        Row("Corporations", report.Corporations);
        Row("Builders", report.Builders);
        Row("Subdivisions", report.Subdivisions);
        Row("Projects", report.Projects);
        Row("Plans", report.Plans);
        Row("Specs (homes)", report.Specs);
        output.WriteLine(Invariant($"Prices and releases taken by their homes: {report.OffersAccepted:N0}"));
        Findings(report, FeedFindingKind.Rejected, report.Rejected, "Rejected", output);
        Findings(report, FeedFindingKind.LeftOut, report.LeftOut, "Imported without a field", output);
        Findings(report, FeedFindingKind.NotNamed, report.NotNamed, "Named no more", output);
        if (report.Stopped is not null)
        {
            output.WriteLine($"Stopped. {report.Stopped.Message} What came before it is imported.");
        }
        else if (report.Changes == 0)
        {
            output.WriteLine("Nothing changed: the catalog is as the feed says.");
        }

        void Row(string name, FeedCount count) => output.WriteLine(Invariant(
            $"{name,-16}{(name == "Projects" ? "" : count.Read.ToString("N0", CultureInfo.InvariantCulture)),10}{count.Created,10:N0}{count.Changed,10:N0}"));
    }

    private static void Findings(FeedReport report, FeedFindingKind kind, long count, string title, TextWriter output)
    {
        if (count == 0)
        {
            return;
        }

        output.WriteLine(Invariant($"{title}: {count:N0}"));
        var shown = report.Findings.Where(f => f.Kind == kind).ToList();
        foreach (var (_, place, reason) in shown)
        {
            output.WriteLine($"  line {place.Line}, column {place.Column}, {place.Path}: {reason}");
        }

        if (shown.Count < count)
        {
            output.WriteLine(Invariant($"  … and {count - shown.Count:N0} more"));
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>One line that is written over, at most four times a second.</summary>
public sealed class FeedProgressLine(TextWriter output, TimeProvider clock) : IProgress<FeedProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private long _written;

    /// <inheritdoc />
    public void Report(FeedProgress value)
    {
        if (_written != 0 && clock.GetElapsedTime(_written) < Pause)
        {
            return;
        }

        _written = clock.GetTimestamp();
        var share = value.TotalBytes is > 0 and var total ? FormattableString.Invariant($"{100.0 * value.Bytes / total,3:0} %  ") : "";
        output.Write(FormattableString.Invariant(
            $"\r{share}{value.Subdivisions:N0} subdivisions, {value.Homes:N0} homes, {value.Rejected:N0} rejected"));
    }

    /// <summary>Ends the line, when there is one.</summary>
    public void End()
    {
        if (_written != 0)
        {
            output.WriteLine();
        }
    }
}
