namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>What a feed is handed to while it is read.</summary>
internal interface IFeedTarget
{
    /// <summary>A subdivision of a builder whose number and name are known.</summary>
    Task SubdivisionAsync(FeedBuilder builder, FeedSubdivision subdivision);

    /// <summary>A builder has been read to its end.</summary>
    Task BuilderAsync(FeedBuilder builder);
}

/// <summary>
/// Reads a feed of any version of NHlist: elements in any order, unknown ones passed over. A subdivision is handed on as soon as
/// it has been read and its builder is known; only when a feed names its builder last must the subdivisions wait.
/// </summary>
internal sealed class FeedReader(XmlCursor xml, IFeedTarget target, FeedReport report, FeedLimits limits)
{
    private readonly SubdivisionReader _subdivisions = new(xml, report, limits);

    public async Task ReadAsync()
    {
        await xml.RootAsync();
        if (xml.Name != "Builders")
        {
            throw new FeedRefusedException(
                $"the outermost element is <{xml.Name}>. A feed of NHlist has <Builders> there.", xml.Place("").Line);
        }

        var index = 0;
        await xml.ChildrenAsync(name => name == "Corporation" ? CorporationAsync($"/Builders/Corporation[{++index}]") : xml.SkipAsync());
    }

    private async Task CorporationAsync(string path)
    {
        report.Corporations = report.Corporations with { Read = report.Corporations.Read + 1 };
        var corporation = new FeedCorporation(xml.Place(path));
        var builders = 0;
        var waiting = new List<Builder>();
        await xml.ChildrenAsync(async name =>
        {
            switch (name)
            {
                case "CorporateBuilderNumber":
                    corporation.Number = await xml.TextAsync();
                    break;
                case "CorporateName":
                    corporation.Name = await xml.TextAsync();
                    break;
                case "Builder":
                    var builder = new Builder(new FeedBuilder(xml.Place($"{path}/Builder[{++builders}]"), corporation));
                    await BuilderAsync(builder);
                    waiting.Add(builder);
                    await HandOnAsync(waiting);
                    break;
                default:
                    await xml.SkipAsync();
                    break;
            }
        });
        if (Missing(("CorporateBuilderNumber", corporation.Number), ("CorporateName", corporation.Name)) is { } missing)
        {
            report.Add(FeedFindingKind.Rejected, corporation.Place, missing + LeftOut(builders, "builder"));
            return;
        }

        await HandOnAsync(waiting);
    }

    private async Task BuilderAsync(Builder builder)
    {
        report.Builders = report.Builders with { Read = report.Builders.Read + 1 };
        var (feed, count) = (builder.Feed, 0);
        await xml.ChildrenAsync(async name =>
        {
            switch (name)
            {
                case "BuilderNumber":
                    feed.Number = await xml.TextAsync();
                    break;
                case "BrandName":
                    feed.BrandName = await xml.TextAsync();
                    break;
                case "ReportingName":
                    feed.ReportingName = await xml.TextAsync();
                    break;
                case "BuilderWebsite":
                    feed.Website = await _subdivisions.UrlAsync($"{feed.Place.Path}/{name}");
                    break;
                case "BrandLogo_Med":
                    feed.LogoUrl = xml.Attribute("ReferenceType") is null or "URL"
                        ? await _subdivisions.UrlAsync($"{feed.Place.Path}/{name}")
                        : await SkippedAsync();
                    break;
                case "Subdivision":
                    builder.Waiting.Add(await _subdivisions.ReadAsync($"{feed.Place.Path}/Subdivision[{++count}]"));
                    await HandOnAsync(builder);
                    break;
                default:
                    await xml.SkipAsync();
                    break;
            }
        });
        builder.Count = count;
    }

    private async Task HandOnAsync(List<Builder> builders)
    {
        foreach (var builder in builders)
        {
            await HandOnAsync(builder);
        }

        // What is left waits for its corporation's number; a builder's own cannot come any more.
        if (builders is [{ Feed.Corporation: { Number: not null, Name: not null } }, ..])
        {
            foreach (var builder in builders)
            {
                await EndAsync(builder);
            }

            builders.Clear();
        }
    }

    private async Task HandOnAsync(Builder builder)
    {
        if (builder.Feed.IsKnown)
        {
            foreach (var subdivision in builder.Waiting)
            {
                await target.SubdivisionAsync(builder.Feed, subdivision);
            }

            builder.Waiting.Clear();
        }
        else if (builder.Waiting.Sum(s => 1 + s.Plans.Count + s.Plans.Sum(p => p.Specs.Count)) > limits.HomesAtOnce)
        {
            throw new FeedRefusedException(
                $"more than {limits.HomesAtOnce:N0} homes come before the number and name of their builder.", xml.Place("").Line);
        }
    }

    private async Task EndAsync(Builder builder)
    {
        var missing = Missing(("BuilderNumber", builder.Feed.Number), ("BrandName", builder.Feed.BrandName));
        if (missing is null)
        {
            await target.BuilderAsync(builder.Feed);
        }
        else
        {
            report.Add(FeedFindingKind.Rejected, builder.Feed.Place, missing + LeftOut(builder.Count, "subdivision"));
        }
    }

    private async Task<string?> SkippedAsync()
    {
        await xml.SkipAsync();
        return null;
    }

    internal static string? Missing(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value is null)
            {
                return $"It has no {name}.";
            }
        }

        return null;
    }

    internal static string LeftOut(int count, string what) =>
        count == 0 ? "" : $" Left out with it: {count} {what}{(count == 1 ? "" : "s")}.";

    private sealed record Builder(FeedBuilder Feed)
    {
        public List<FeedSubdivision> Waiting { get; } = [];

        public int Count { get; set; }
    }
}
