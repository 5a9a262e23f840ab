using CustomerConnect.Feeds.NHlist.Reading;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>A home's offer, with the Spec it comes from.</summary>
internal sealed record SpecOffer(FeedSpec Spec, UnitOffer Offer);

/// <summary>Subdivision → community, with a project for each type of plan; Plan → model; Spec → unit. One transaction.</summary>
internal sealed class SubdivisionImport(CatalogDb db, TimeProvider clock, FeedReport report, CancellationToken cancel)
{
    private readonly List<SpecOffer> _offers = [];
    private CommunityRow _community = null!;
    private string _state = "";
    private List<ProjectRow> _projects = [];
    private Dictionary<string, ModelRow> _models = [];
    private ILookup<string, UnitRow> _units = null!;
    private HashSet<string> _slugs = [];
    private readonly KnownHomes _homes = new();

    /// <summary>Applies the subdivision and returns what its homes are to be asked.</summary>
    public async Task<List<SpecOffer>> ApplyAsync(FeedBuilder builder, FeedSubdivision subdivision)
    {
        var division = await new DivisionImport(db, clock).FindOrAddAsync(builder, cancel);
        await LoadAsync(division.Id, builder, subdivision);
        Put(builder, subdivision);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        _homes.Begin(_units.SelectMany(u => u), _models);
        subdivision.Plans.ForEach(_homes.Name);
        foreach (var plan in subdivision.Plans)
        {
            if (Fault(plan, numbers) is { } fault)
            {
                Reject(plan.Place, fault + FeedReader.LeftOut(plan.Specs.Count, "spec"));
            }
            else
            {
                Apply(plan, subdivision);
            }
        }

        foreach (var home in _homes.NotNamed())
        {
            report.Add(FeedFindingKind.NotNamed, subdivision.Place, home);
        }

        return _offers;
    }

    private async Task LoadAsync(string divisionId, FeedBuilder builder, FeedSubdivision subdivision)
    {
        _state = subdivision.State ?? "";
        var found = await db.Communities.FirstOrDefaultAsync(
            c => c.DivisionId == divisionId && c.FeedNumber == subdivision.Number, cancel);
        _community = found ?? await AddCommunityAsync(divisionId, builder, subdivision);
        if (found is not null)
        {
            _projects = await db.Projects.Where(p => p.CommunityId == found.Id).ToListAsync(cancel);
            _models = await db.Models.Where(m => m.CommunityId == found.Id && m.FeedNumber != null)
                .ToDictionaryAsync(m => m.FeedNumber!, StringComparer.Ordinal, cancel);
        }

        var units = found is null ? [] : await db.Units.Where(u => u.CommunityId == found.Id).ToListAsync(cancel);
        _units = units.ToLookup(u => u.ModelId, StringComparer.Ordinal);
        // Slugs of models and units are unique in their project; one set for the community does for all.
        _slugs = [.. units.Select(u => $"{u.ProjectId}/unit/{u.Slug}"), .. await ModelSlugsAsync()];
    }

    private async Task<List<string>> ModelSlugsAsync() =>
        [.. (await db.Models.Where(m => m.CommunityId == _community.Id).Select(m => new { m.ProjectId, m.Slug }).ToListAsync(cancel))
            .Select(m => $"{m.ProjectId}/model/{m.Slug}")];

    private async Task<CommunityRow> AddCommunityAsync(string divisionId, FeedBuilder builder, FeedSubdivision subdivision)
    {
        var id = TextId.New(clock);
        var slug = Slug.Of($"{subdivision.Name} {builder.Number} {subdivision.Number}");
        if (await db.Communities.AnyAsync(c => c.Slug == slug, cancel))
        {
            slug = $"{slug}-{id[^6..]}";
        }

        var community = new CommunityRow
        {
            Id = id,
            DivisionId = divisionId,
            Slug = slug,
            Name = subdivision.Name!,
            BuilderName = builder.BrandName!,
            TimeZone = StateTimeZones.Of(_state),
            FeedNumber = subdivision.Number,
        };
        db.Add(community);
        return community;
    }

    private void Put(FeedBuilder builder, FeedSubdivision s)
    {
        var c = _community;
        c.Put("name", s.Name, v => c.Name = v);
        c.Put("builder_name", builder.BrandName, v => c.BuilderName = v);
        c.Put("description", s.Description, v => c.Description = v);
        c.Put("website", s.Website, v => c.Website = v);
        c.Put("sales_address", s.SalesAddress, v => c.SalesAddress = v);
        c.Put("sales_hours", s.SalesHours, v => c.SalesHours = v);
        c.Put("phone", s.Phone, v => c.Phone = v);
        c.Put("email", s.Email, v => c.Email = v);
    }

    private string? Fault(FeedPlan plan, HashSet<string> numbers)
    {
        if (plan.Fault is not null)
        {
            return plan.Fault;
        }

        if (FeedTypes.Project(plan.Type) is not { } type)
        {
            return $"Its Type \"{plan.Type}\" is not one that is known: {FeedTypes.Known}.";
        }

        if (!numbers.Add(plan.Number!))
        {
            return $"The PlanNumber {plan.Number} stands in this subdivision already.";
        }

        return _models.TryGetValue(plan.Number!, out var model) && _projects.Single(p => p.Id == model.ProjectId).Type != type
            ? $"The plan {plan.Number} was imported with another Type before, and its homes cannot change their project."
            : null;
    }

    private void Apply(FeedPlan plan, FeedSubdivision subdivision)
    {
        var project = Project(FeedTypes.Project(plan.Type)!.Value);
        var model = Model(project, plan);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var units = _units[model.Id].Where(u => u.FeedNumber is not null).ToDictionary(u => u.FeedNumber!, StringComparer.Ordinal);
        foreach (var spec in plan.Specs)
        {
            var fault = spec.Fault
                ?? (FeedTypes.Project(spec.Type) is null ? $"Its Type \"{spec.Type}\" is not one that is known: {FeedTypes.Known}." : null)
                ?? (numbers.Add(spec.Number!) ? null : $"The SpecNumber {spec.Number} stands in this plan already.")
                ?? (units.ContainsKey(spec.Number!) ? null : _homes.WhySecond(model, spec));
            if (fault is not null)
            {
                Reject(spec.Place, fault);
                continue;
            }

            var unit = Unit(model, plan, spec, units.GetValueOrDefault(spec.Number!) ?? _homes.Adopt(model, spec));
            unit.Put("address", spec.Address, v => unit.Address = v);
            unit.Put("garage", spec.Garage ?? plan.Garage, v => unit.Garage = v);
            unit.Put("construction_finish", spec.MoveIn, v => unit.ConstructionFinish = v);
            if (SpecOffers.Of(unit, spec, plan, subdivision, report) is { } offer)
            {
                _offers.Add(new SpecOffer(spec, offer));
            }
        }
    }

    private ProjectRow Project(ProjectType type)
    {
        var number = type.ToString();
        if (_projects.Find(p => p.FeedNumber == number) is { } known)
        {
            return known;
        }

        var project = new ProjectRow
        {
            Id = TextId.New(clock),
            CommunityId = _community.Id,
            Slug = Slug.Free(FeedTypes.Slug(type), _projects.Select(p => p.Slug).ToHashSet(StringComparer.Ordinal)),
            Number = $"{_community.FeedNumber} {number}",
            MarketingName = FeedTypes.Name(type),
            Type = type,
            FeedNumber = number,
        };
        _projects.Add(project);
        db.Add(project);
        // Not enabled: a feed brings neither map nor schedule. Staff set up the rest and switch it on.
        db.Add(new ProjectSettingsRow { Id = project.Id, CommunityId = _community.Id, TimeZone = _community.TimeZone });
        return project;
    }

    private ModelRow Model(ProjectRow project, FeedPlan plan)
    {
        if (!_models.TryGetValue(plan.Number!, out var model))
        {
            var prefix = $"{project.Id}/model/";
            model = new ModelRow
            {
                Id = TextId.New(clock),
                CommunityId = _community.Id,
                ProjectId = project.Id,
                Slug = Slug.Free(prefix + Slug.Of($"{plan.Name} {plan.Number}"), _slugs)[prefix.Length..],
                Number = plan.Number!,
                FeedNumber = plan.Number,
            };
            _models.Add(plan.Number!, model);
            db.Add(model);
        }

        double? baths = plan.Baths is null && plan.HalfBaths is null ? null : (plan.Baths ?? 0) + ((plan.HalfBaths ?? 0) * 0.5);
        model.Put("marketing_name", plan.Name, v => model.MarketingName = v);
        model.Put("beds", plan.Beds, v => model.Beds = v);
        model.Put("baths", baths, v => model.Baths = v);
        model.Put("square_feet", plan.SquareFeet, v => model.SquareFeet = v);
        model.Put("stories", plan.Stories, v => model.Stories = v);
        model.Put("garage", plan.Garage, v => model.Garage = v);
        model.Put("description", plan.Description, v => model.Description = v);
        model.Put("base_price_cents", plan.PriceCents, v => model.BasePriceCents = v);
        model.Put("cover_url", plan.CoverUrl, v => model.CoverUrl = v);
        model.Put("floor_plan_url", plan.FloorPlanUrl, v => model.FloorPlanUrl = v);
        return model;
    }

    private UnitRow Unit(ModelRow model, FeedPlan plan, FeedSpec spec, UnitRow? known)
    {
        if (known is not null)
        {
            return known;
        }

        // With the plan's number: two plans may number their homes alike, and which comes first must not matter.
        var prefix = $"{model.ProjectId}/unit/";
        var unit = new UnitRow
        {
            Id = TextId.New(clock),
            CommunityId = _community.Id,
            ProjectId = model.ProjectId,
            ModelId = model.Id,
            Slug = Slug.Free(prefix + Slug.Of($"{plan.Number} {spec.Number}"), _slugs)[prefix.Length..],
            Number = spec.Number!,
            FeedNumber = spec.Number,
        };
        db.Add(unit);
        return unit;
    }

    private void Reject(FeedPlace place, string reason) => report.Add(FeedFindingKind.Rejected, place, reason);
}
