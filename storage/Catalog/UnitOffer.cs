namespace CustomerConnect.Storage.Catalog;

/// <summary>
/// What a feed (or a demonstration) says of a home's sale. A home's status, release and offered price change only by commands to
/// its grain; this is the request for one.
/// </summary>
/// <param name="PriceCents">Offered price in cents, above 0; null leaves the price as it is.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Released">True for sale, false not yet; null leaves it as it is.</param>
/// <param name="Sold">True when it is sold outside Customer Connect, false when it is not; null leaves it as it is.</param>
public sealed record UnitOffer(
    string UnitId, string ProjectId, long? PriceCents, string Currency, bool? Released, bool? Sold);

/// <summary>What a home's grain did with an offer.</summary>
public enum OfferResult
{
    /// <summary>The home changed.</summary>
    Accepted,

    /// <summary>The home was so already.</summary>
    Unchanged,

    /// <summary>The home stays as it is, for the reason given.</summary>
    Refused,
}

/// <summary>The answer to one offer.</summary>
/// <param name="Reason">For <see cref="OfferResult.Refused"/>, a clause for the report, such as "1202 is reserved until …".</param>
public sealed record OfferAnswer(OfferResult Result, string? Reason = null);

/// <summary>The way to the grains of the homes.</summary>
public interface IUnitOffers
{
    /// <summary>Sends offers, at most <see cref="OfferLedger.BatchSize"/> at a time, and answers each in its place.</summary>
    Task<IReadOnlyList<OfferAnswer>> SendAsync(IReadOnlyList<UnitOffer> offers, CancellationToken cancel = default);
}
