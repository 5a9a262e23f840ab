namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>Reads Plan and Spec elements. A fault of a required field or a price rejects the element, of another field only that.</summary>
internal sealed class PlanReader(XmlCursor xml, FeedReport report)
{
    public async Task<FeedPlan> ReadAsync(string path)
    {
        report.Plans = report.Plans with { Read = report.Plans.Read + 1 };
        var plan = new FeedPlan(xml.Place(path)) { Type = xml.Attribute("Type") };
        await xml.ChildrenAsync(async name =>
        {
            var place = $"{path}/{name}";
            switch (name)
            {
                case "PlanNumber":
                    plan.Number = await xml.TextAsync();
                    break;
                case "PlanName":
                    plan.Name = await xml.TextAsync();
                    break;
                case "Description":
                    plan.Description = await xml.TextAsync();
                    break;
                case "BasePrice":
                    await PriceAsync(name, cents => plan.PriceCents = cents, fault => plan.Fault ??= fault);
                    break;
                case "BaseSqft":
                    plan.SquareFeet = await WholeAsync(place);
                    break;
                case "Stories":
                    plan.Stories = await WholeAsync(place);
                    break;
                case "Baths":
                    plan.Baths = await WholeAsync(place);
                    break;
                case "HalfBaths":
                    plan.HalfBaths = await WholeAsync(place);
                    break;
                case "Bedrooms":
                    plan.Beds = await WholeAsync(place);
                    break;
                case "Garage":
                    plan.Garage = await xml.TextAsync() is { } garage ? FeedValues.Garage(garage) : null;
                    break;
                case "PlanImages":
                    await ImagesAsync(plan);
                    break;
                case "Spec":
                    plan.Specs.Add(await SpecAsync($"{path}/Spec[{plan.Specs.Count + 1}]"));
                    break;
                default:
                    await xml.SkipAsync();
                    break;
            }
        });
        plan.Fault ??= FeedReader.Missing(("PlanNumber", plan.Number), ("PlanName", plan.Name));
        return plan;
    }

    internal static async Task<(string? Address, string? State)> AddressAsync(XmlCursor xml, string prefix)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal);
        await xml.ChildrenAsync(async name =>
        {
            if (name == $"{prefix}Geocode")
            {
                await xml.SkipAsync();
            }
            else
            {
                parts[name] = await xml.TextAsync();
            }
        });
        string? Part(string name) => parts.GetValueOrDefault(prefix + name);
        var state = Part("State");
        var region = string.Join(' ', ((string?[])[state, Part("ZIP")]).Where(p => p is not null));
        var address = string.Join(
            ", ", ((string?[])[Part("Street1"), Part("Street2"), Part("City"), region]).Where(p => !string.IsNullOrEmpty(p)));
        return (address.Length == 0 ? null : address, state);
    }

    private async Task<FeedSpec> SpecAsync(string path)
    {
        report.Specs = report.Specs with { Read = report.Specs.Read + 1 };
        var spec = new FeedSpec(xml.Place(path)) { Type = xml.Attribute("Type") };
        await xml.ChildrenAsync(async name =>
        {
            switch (name)
            {
                case "SpecNumber":
                    spec.Number = await xml.TextAsync();
                    break;
                case "SpecAddress":
                    spec.Address = (await AddressAsync(xml, "Spec")).Address;
                    break;
                case "SpecPrice":
                    await PriceAsync(name, cents => spec.PriceCents = cents, fault => spec.Fault ??= fault);
                    break;
                case "SpecGarage":
                    spec.Garage = await xml.TextAsync() is { } garage ? FeedValues.Garage(garage) : null;
                    break;
                case "SpecSaleStatus":
                    spec.SaleStatus = await xml.TextAsync();
                    break;
                case "SpecMoveInDate":
                    spec.MoveIn = await MoveInAsync($"{path}/{name}");
                    break;
                default:
                    await xml.SkipAsync();
                    break;
            }
        });
        spec.Fault ??= FeedReader.Missing(("SpecNumber", spec.Number));
        return spec;
    }

    private async Task PriceAsync(string name, Action<long> price, Action<string> fault)
    {
        if (await xml.TextAsync() is not { } text)
        {
            return;
        }

        if (FeedValues.TryPrice(text, out var cents))
        {
            price(cents);
        }
        else
        {
            fault($"Its {name} \"{Short(text)}\" is not a price in dollars and cents above 0.");
        }
    }

    private async Task<int?> WholeAsync(string path)
    {
        var place = xml.Place(path);
        if (await xml.TextAsync() is not { } text)
        {
            return null;
        }

        if (FeedValues.TryWhole(text, out var value))
        {
            return value;
        }

        report.Add(FeedFindingKind.LeftOut, place, $"\"{Short(text)}\" is not a number from 0 to 1,000,000.");
        return null;
    }

    private async Task<DateOnly?> MoveInAsync(string path)
    {
        var place = xml.Place(path);
        string? text = null;
        await xml.ChildrenAsync(async _ => text = await xml.TextAsync() ?? text);
        if (text is null)
        {
            return null;
        }

        if (FeedValues.TryDay(text, out var day))
        {
            return day;
        }

        report.Add(FeedFindingKind.LeftOut, place, $"\"{Short(text)}\" is neither a day like 2027-05-28 nor a month like 2027-05.");
        return null;
    }

    // The first of each in the feed's own sequence; only addresses of the web, the names of files mean nothing here.
    private async Task ImagesAsync(FeedPlan plan)
    {
        var (cover, floorPlan) = (int.MaxValue, int.MaxValue);
        await xml.ChildrenAsync(async name =>
        {
            var isUrl = xml.Attribute("ReferenceType") is null or "URL";
            var sequence = int.TryParse(xml.Attribute("SequencePosition"), out var position) ? position : int.MaxValue - 1;
            if (!isUrl || name is not ("ElevationImage" or "FloorPlanImage"))
            {
                await xml.SkipAsync();
                return;
            }

            var url = await xml.TextAsync() is { } text ? FeedValues.Url(text) : null;
            if (url is not null && name == "ElevationImage" && sequence < cover)
            {
                (cover, plan.CoverUrl) = (sequence, url);
            }
            else if (url is not null && name == "FloorPlanImage" && sequence < floorPlan)
            {
                (floorPlan, plan.FloorPlanUrl) = (sequence, url);
            }
        });
    }

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
