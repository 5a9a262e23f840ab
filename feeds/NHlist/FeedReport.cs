using CustomerConnect.Feeds.NHlist.Reading;

namespace CustomerConnect.Feeds.NHlist;

/// <summary>How grave a finding is.</summary>
public enum FeedFindingKind
{
    /// <summary>The element was not imported, nor what lies in it.</summary>
    Rejected,

    /// <summary>The element was imported without the field.</summary>
    LeftOut,

    /// <summary>A home that the feed brought before is named no more. It stays as it is.</summary>
    NotNamed,
}

/// <summary>Something in the feed that was not taken.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Reason">Why, as a sentence for whoever sends the feed.</param>
public sealed record FeedFinding(FeedFindingKind Kind, FeedPlace Place, string Reason);

/// <summary>How many rows of a kind the import met.</summary>
/// <param name="Read">Elements read.</param>
/// <param name="Created">Rows added.</param>
/// <param name="Changed">Rows changed.</param>
public sealed record FeedCount(long Read = 0, long Created = 0, long Changed = 0);

/// <summary>What an import did.</summary>
public sealed class FeedReport
{
    private const int FindingsKept = 1_000;
    private readonly List<FeedFinding> _findings = [];

    /// <summary>Corporation elements, and companies.</summary>
    public FeedCount Corporations { get; set; } = new();

    /// <summary>Builder elements, and divisions.</summary>
    public FeedCount Builders { get; set; } = new();

    /// <summary>Subdivision elements, and communities.</summary>
    public FeedCount Subdivisions { get; set; } = new();

    /// <summary>Projects; a feed has no element for them.</summary>
    public FeedCount Projects { get; set; } = new();

    /// <summary>Plan elements, and models.</summary>
    public FeedCount Plans { get; set; } = new();

    /// <summary>Spec elements, and homes.</summary>
    public FeedCount Specs { get; set; } = new();

    /// <summary>Prices and releases that homes took.</summary>
    public long OffersAccepted { get; set; }

    /// <summary>Elements rejected.</summary>
    public long Rejected { get; private set; }

    /// <summary>Fields left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Homes for sale that the feed names no more.</summary>
    public long NotNamed { get; private set; }

    /// <summary>The first 1,000 findings, in the order in which they were met.</summary>
    public IReadOnlyList<FeedFinding> Findings => _findings;

    /// <summary>Why the file was not read to its end, null when it was. What came before it is imported.</summary>
    public FeedRefusedException? Stopped { get; set; }

    /// <summary>Rows added or changed, and offers taken: 0 when the same file is imported again.</summary>
    public long Changes => OffersAccepted
        + ((FeedCount[])[Corporations, Builders, Subdivisions, Projects, Plans, Specs]).Sum(c => c.Created + c.Changed);

    internal void Add(FeedFindingKind kind, FeedPlace place, string reason)
    {
        _ = kind switch
        {
            FeedFindingKind.Rejected => Rejected++,
            FeedFindingKind.LeftOut => LeftOut++,
            _ => NotNamed++,
        };
        if (_findings.Count < FindingsKept)
        {
            _findings.Add(new FeedFinding(kind, place, reason));
        }
    }
}
