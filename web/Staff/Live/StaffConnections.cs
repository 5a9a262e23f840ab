using System.Collections.Concurrent;
using System.Security.Claims;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>
/// The open connections of staff. What a member may see is read when they connect, again every half minute, and at once when this node changes
/// it: who may see something else by now or is not signed in any more is cut off, and comes back, if at all, as who they are now.
/// </summary>
public sealed class StaffConnections(StaffScopes scopes, StaffSignIns signIns, TimeProvider clock, ILogger<StaffConnections> logger)
    : PacedService(StaffConnections.Pace, clock, logger)
{
    /// <summary>How often connections are looked at.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (HubCallerContext Connection, StaffScope Scope)> _open = new(StringComparer.Ordinal);

    /// <summary>True while anybody listens.</summary>
    public bool Any => !_open.IsEmpty;

    /// <summary>Takes a connection in: what it may see, or null when it may not be open.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<StaffScope?> OpenAsync(HubCallerContext connection)
    {
        var scope = await ScopeAsync(connection.User, connection.ConnectionAborted);
        if (scope is not null)
        {
            _open[connection.ConnectionId] = (connection, scope);
        }

        return scope;
    }

    /// <summary>What an open connection may see; null for one that may see nothing (any more).</summary>
    public StaffScope? ScopeOf(HubCallerContext connection) => _open.TryGetValue(connection.ConnectionId, out var found) ? found.Scope : null;

    /// <summary>Forgets a connection that is closed.</summary>
    public void Close(HubCallerContext connection) => _open.TryRemove(connection.ConnectionId, out _);

    /// <summary>Cuts connections off whose member may not see what they hear any more.</summary>
    /// <param name="member">Only this member's; null for all.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task CheckAsync(CancellationToken cancel, string? member = null)
    {
        foreach (var (connection, heard) in _open.Values.Where(o => member is null || o.Connection.User?.StaffId() == member))
        {
            if (await ScopeAsync(connection.User, cancel) is not { } scope || !scope.IsSameAs(heard))
            {
                connection.Abort();
            }
        }
    }

    /// <inheritdoc/>
    protected override string Work => "Checking what staff may see";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => CheckAsync(cancel);

    // Null for who is not signed in any more.
    private async Task<StaffScope?> ScopeAsync(ClaimsPrincipal? user, CancellationToken cancel) =>
        user?.SignInId() is { } id && await signIns.FindAsync(id, cancel) is { } member ? await scopes.OfAsync(member.Id, cancel) : null;
}
