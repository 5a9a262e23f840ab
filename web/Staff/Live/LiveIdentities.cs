using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Staff.Identities;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Tells open pages of staff whose identity verification began or changed: those of members who may see identities.</summary>
public sealed class LiveIdentities(
    IdentityFeed feed, IdentityTable table, IdentityRows rows, RowRenderer renderer, IEventLog log, StaffConnections connections, IHubContext<StaffHub, IStaffClient> hub,
    TimeProvider clock, ILogger<LiveIdentities> logger) : LiveRows<IdentityRowMessage>(feed, IdentityTable.MostById, log, connections, clock, logger)
{
    private const string Prefix = "identity/";

    /// <inheritdoc/>
    protected override string Work => "Telling staff of identities";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<PushedRow<IdentityRowMessage>>> DrawAsync(IReadOnlyList<string> streams, CancellationToken cancel)
    {
        var shown = await rows.OfAsync(await ReadAsync(streams, cancel), cancel);
        var html = await renderer.DrawAsync<IdentityRow, IdentityRowView>(shown);
        return [.. shown.Select((v, i) => new PushedRow<IdentityRowMessage>(
            v.Contact, new(v.Contact, html[i], v.Panel, v.Division, v.Community, v.ChangedAt), v.Division, v.Community))];
    }

    /// <inheritdoc/>
    protected override Task SendAsync(string group, long now, long position, IReadOnlyList<IdentityRowMessage> rows) =>
        hub.Clients.Group(StaffScope.IdentityGroup(group)).Identities(new IdentityFrame(now, position, rows));

    /// <inheritdoc/>
    protected override Task ForgotAsync() => hub.Clients.All.Forgot();

    /// <inheritdoc/>
    protected override string Stream(string id) => Prefix + id;

    private async Task<IReadOnlyList<IdentityRecord>> ReadAsync(IReadOnlyList<string> streams, CancellationToken cancel)
    {
        var records = new List<IdentityRecord>();
        foreach (var some in streams.Select(s => s[Prefix.Length..]).Chunk(IdentityTable.MostById))
        {
            records.AddRange(await table.ByIdAsync(some, cancel));
        }

        return records;
    }
}
