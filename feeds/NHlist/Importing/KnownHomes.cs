using CustomerConnect.Feeds.NHlist.Reading;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>
/// The homes that a community has, against those that its feed names: none is to be for sale twice, and one that is no longer named is said.
/// </summary>
internal sealed class KnownHomes
{
    private readonly List<UnitRow> _units = [];
    private readonly HashSet<(string Plan, string Spec)> _named = [];
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);
    private Dictionary<string, string> _planOfModel = [];

    /// <summary>Begins a community.</summary>
    /// <param name="units">Its homes before the import.</param>
    /// <param name="models">Its models that the feed brought, by PlanNumber.</param>
    public void Begin(IEnumerable<UnitRow> units, IReadOnlyDictionary<string, ModelRow> models)
    {
        _units.AddRange(units);
        _planOfModel = models.ToDictionary(m => m.Value.Id, m => m.Key, StringComparer.Ordinal);
    }

    /// <summary>The feed names a plan with its homes, whatever is wrong with them. Of a plan that cannot be read nobody knows which.</summary>
    public void Name(FeedPlan plan)
    {
        if (plan.Number is null)
        {
            return;
        }

        if (plan.Fault is not null)
        {
            _faulty.Add(plan.Number);
        }

        foreach (var spec in plan.Specs.Where(s => s.Number is not null))
        {
            _named.Add((plan.Number, spec.Number!));
        }
    }

    /// <summary>
    /// The home of this number in this model that staff entered by hand, as the feed's from now on; what they entered stays theirs. Null when
    /// there is none.
    /// </summary>
    public UnitRow? Adopt(ModelRow model, FeedSpec spec)
    {
        if (ByHand(model, spec) is not { } unit)
        {
            return null;
        }

        unit.FeedNumber = spec.Number;
        unit.MarkStaffs(StaffFields.Price);
        unit.MarkStaffs(StaffFields.Status);
        foreach (var (field, value) in ((string, object?)[])
            [("address", unit.Address), ("garage", unit.Garage), ("construction_finish", unit.ConstructionFinish)])
        {
            if (value is not null)
            {
                unit.MarkStaffs(field);
            }
        }

        return unit;
    }

    /// <summary>
    /// Why a new home would be a second one of the same: its address is that of a home entered by hand, or of the same number in another plan,
    /// where the feed does not name it any more. Homes of one building may share their address, so that of another number says nothing. Null when
    /// it is new. All plans must have been named before.
    /// </summary>
    public string? WhySecond(ModelRow model, FeedSpec spec)
    {
        if (spec.Address is not { } address || ByHand(model, spec) is not null)
        {
            return null;
        }

        var same = _units.FirstOrDefault(u =>
            (u.FeedNumber is null || (u.FeedNumber == spec.Number && u.ModelId != model.Id && !IsNamed(u))) && Same(u.Address, address));
        return same is null ? null
            : same.FeedNumber is null ? $"Its address \"{address}\" is that of home {same.Number}, which was entered by hand."
            : $"Its address \"{address}\" is that of home {same.Number} of {PlanOf(same)}: a home does not change its plan.";
    }

    /// <summary>What is to be said of homes that the feed brought once, does not name any more, and that are still for sale.</summary>
    public IEnumerable<string> NotNamed() =>
        from unit in _units
        where unit is { FeedNumber: not null, FeedReleased: true } && unit.FeedSold != true
        let plan = _planOfModel.GetValueOrDefault(unit.ModelId)
        where plan is not null && !IsNamed(unit)
        orderby plan, unit.Number
        select $"Home {unit.Number} of plan {plan} is no longer in the feed, and still released.";

    /// <summary>True when the feed names it, or may have: of a plan that cannot be read nobody knows.</summary>
    private bool IsNamed(UnitRow unit) =>
        _planOfModel.GetValueOrDefault(unit.ModelId) is { } plan && (_faulty.Contains(plan) || _named.Contains((plan, unit.FeedNumber!)));

    private string PlanOf(UnitRow unit) => _planOfModel.TryGetValue(unit.ModelId, out var plan) ? $"plan {plan}" : "another plan";

    private UnitRow? ByHand(ModelRow model, FeedSpec spec) =>
        _units.FirstOrDefault(u => u.FeedNumber is null && u.ModelId == model.Id && string.Equals(u.Number, spec.Number, StringComparison.OrdinalIgnoreCase));

    private static bool Same(string? one, string other) =>
        one is not null && string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>An address without what people write in one way or another.</summary>
    private static string Plain(string address) => string.Concat(address.Where(char.IsLetterOrDigit));
}
