namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>Reads a Subdivision element; its plans and specs are <see cref="PlanReader"/>'s.</summary>
internal sealed class SubdivisionReader(XmlCursor xml, FeedReport report, FeedLimits limits)
{
    private readonly PlanReader _plans = new(xml, report);

    public async Task<FeedSubdivision> ReadAsync(string path)
    {
        report.Subdivisions = report.Subdivisions with { Read = report.Subdivisions.Read + 1 };
        var subdivision = new FeedSubdivision(xml.Place(path)) { ComingSoon = xml.Attribute("Status") is "ComingSoon" };
        string? ownState = null;
        var homes = 0;
        await xml.ChildrenAsync(async name =>
        {
            switch (name)
            {
                case "SubdivisionNumber":
                    subdivision.Number = await xml.TextAsync();
                    break;
                case "SubdivisionName":
                    subdivision.Name = await xml.TextAsync();
                    break;
                case "SubDescription":
                    subdivision.Description = await xml.TextAsync();
                    break;
                case "SubWebsite":
                    subdivision.Website = await UrlAsync($"{path}/{name}");
                    break;
                case "SalesOffice":
                    await SalesOfficeAsync(subdivision);
                    break;
                case "SubAddress":
                    ownState = (await AddressAsync("Sub")).State;
                    break;
                case "Plan":
                    subdivision.Plans.Add(await _plans.ReadAsync($"{path}/Plan[{subdivision.Plans.Count + 1}]"));
                    homes += 1 + subdivision.Plans[^1].Specs.Count;
                    break;
                default:
                    await xml.SkipAsync();
                    break;
            }

            if (homes > limits.HomesAtOnce)
            {
                throw new FeedRefusedException(
                    $"a subdivision has more than {limits.HomesAtOnce:N0} plans and specs.", subdivision.Place.Line);
            }
        });
        subdivision.State = ownState ?? subdivision.State;
        return subdivision;
    }

    /// <summary>The address of the web that the element holds; left out with a finding when it is none.</summary>
    public async Task<string?> UrlAsync(string path)
    {
        var place = xml.Place(path);
        if (await xml.TextAsync() is not { } text)
        {
            return null;
        }

        var url = FeedValues.Url(text);
        if (url is null)
        {
            report.Add(FeedFindingKind.LeftOut, place, "It is not an http or https address.");
        }

        return url;
    }

    private Task SalesOfficeAsync(FeedSubdivision subdivision) => xml.ChildrenAsync(async name =>
    {
        switch (name)
        {
            case "Address":
                (subdivision.SalesAddress, subdivision.State) = await AddressAsync("");
                break;
            case "Phone":
                subdivision.Phone = await PhoneAsync();
                break;
            case "Email":
                subdivision.Email = await xml.TextAsync();
                break;
            case "Hours":
                subdivision.SalesHours = await xml.TextAsync();
                break;
            default:
                await xml.SkipAsync();
                break;
        }
    });

    // "7455 Roundabout Way, Tucson, AZ 85777"; the parts are named Street1 here, SubStreet1 and SpecStreet1 there.
    private Task<(string? Address, string? State)> AddressAsync(string prefix) => PlanReader.AddressAsync(xml, prefix);

    private async Task<string?> PhoneAsync()
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal);
        await xml.ChildrenAsync(async name => parts[name] = await xml.TextAsync());
        if (parts.GetValueOrDefault("Prefix") is not { } prefix || parts.GetValueOrDefault("Suffix") is not { } suffix)
        {
            return null;
        }

        var area = parts.GetValueOrDefault("AreaCode") is { } code ? $"({code}) " : "";
        var extension = parts.GetValueOrDefault("Extension") is { } ext ? $" ext. {ext}" : "";
        return $"{area}{prefix}-{suffix}{extension}";
    }
}
