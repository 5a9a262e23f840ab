using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Live;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>Remembers that an identity moved.</summary>
public sealed class IdentityFiguresFeed() : ChangedFeed("identity.");

/// <summary>Panels of identities that somebody looks at.</summary>
/// <param name="Scope">What the member sees.</param>
/// <param name="Query">Which days, and which page of each panel.</param>
public sealed record OpenIdentities(StaffScope Scope, IdentitiesQuery Query);

/// <summary>
/// Keeps the figures of open identity panels current, and how long each has been on the way: a business day is over by the clock alone.
/// Rows that begin or change are pushed one by one (<see cref="LiveIdentities"/>).
/// </summary>
public sealed class LiveIdentityFigures(
    IdentityFiguresFeed feed, IdentitiesReader reader, StaffRenderer renderer, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock,
    ILogger<LiveIdentityFigures> logger) : LiveParts<OpenIdentities>(hub, clock, logger)
{
    /// <inheritdoc/>
    protected override string Work => "Keeping figures of identities current";

    /// <inheritdoc/>
    protected override Task<Func<OpenIdentities, bool>?> MovedAsync(CancellationToken cancel) => Task.FromResult(feed.TakeFor<OpenIdentities>());

    /// <inheritdoc/>
    protected override string Group(OpenIdentities page) => $"identities {page.Scope.Key} {page.Query.Address()}";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, string>> DrawAsync(OpenIdentities page, CancellationToken cancel)
    {
        var view = await reader.ReadAsync(page.Query, page.Scope, cancel);
        (string Where, Type Component, string Parameter, object Value)[] parts =
        [
            ("[data-part=progress-figures]", typeof(IdentityFigures), nameof(IdentityFigures.Panel), view.Progress),
            ("[data-part=verified-figures]", typeof(IdentityFigures), nameof(IdentityFigures.Panel), view.Verified),
            .. view.Progress.Rows.Select(r => ($"[data-panel=progress] [data-contact='{r.Contact}'] [data-when]", typeof(IdentityWhen), nameof(IdentityWhen.Row), (object)r)),
        ];
        var drawn = await renderer.DrawAsync(parts.Select(p => (p.Component, (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?> { [p.Parameter] = p.Value })));
        return parts.Select((p, i) => (p.Where, drawn[i])).ToDictionary();
    }
}
