namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>A Corporation element, as far as it has been read.</summary>
internal sealed class FeedCorporation(FeedPlace place)
{
    public FeedPlace Place => place;
    public string? Number { get; set; }
    public string? Name { get; set; }
}

/// <summary>A Builder element, as far as it has been read: the industry's word for a division.</summary>
internal sealed class FeedBuilder(FeedPlace place, FeedCorporation corporation)
{
    public FeedPlace Place => place;
    public FeedCorporation Corporation => corporation;
    public string? Number { get; set; }
    public string? BrandName { get; set; }
    public string? ReportingName { get; set; }
    public string? Website { get; set; }
    public string? LogoUrl { get; set; }

    /// <summary>True when its subdivisions have a place to go to.</summary>
    public bool IsKnown => (corporation.Number, corporation.Name, Number, BrandName) is (not null, not null, not null, not null);
}

/// <summary>A Subdivision element with what the catalog keeps of its plans and specs.</summary>
internal sealed class FeedSubdivision(FeedPlace place)
{
    public FeedPlace Place => place;
    public string? Number { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Website { get; set; }
    public string? SalesAddress { get; set; }
    public string? SalesHours { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>Two letters: the subdivision's own, or its sales office's.</summary>
    public string? State { get; set; }

    /// <summary>True when the subdivision says that nothing of it is for sale yet.</summary>
    public bool ComingSoon { get; set; }
    public List<FeedPlan> Plans { get; } = [];
}

/// <summary>A Plan element.</summary>
internal sealed class FeedPlan(FeedPlace place)
{
    public FeedPlace Place => place;
    public string? Type { get; set; }
    public string? Number { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public int? Beds { get; set; }
    public int? Baths { get; set; }
    public int? HalfBaths { get; set; }
    public int? SquareFeet { get; set; }
    public int? Stories { get; set; }
    public string? Garage { get; set; }
    public long? PriceCents { get; set; }
    public string? CoverUrl { get; set; }
    public string? FloorPlanUrl { get; set; }
    public List<FeedSpec> Specs { get; } = [];

    /// <summary>Why the plan cannot be imported, null when it can.</summary>
    public string? Fault { get; set; }
}

/// <summary>A Spec element: one home.</summary>
internal sealed class FeedSpec(FeedPlace place)
{
    public FeedPlace Place => place;
    public string? Type { get; set; }
    public string? Number { get; set; }
    public string? Address { get; set; }
    public string? Garage { get; set; }
    public long? PriceCents { get; set; }
    public DateOnly? MoveIn { get; set; }
    public string? SaleStatus { get; set; }

    /// <summary>Why the home cannot be imported, null when it can.</summary>
    public string? Fault { get; set; }
}
