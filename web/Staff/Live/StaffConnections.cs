using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>
/// The open connections of staff. What a member may see and do is read when they connect, again every half minute, and at once when this node
/// changes it: who may see or do something else by now or is not signed in any more is cut off, and comes back, if at all, as who they are now.
/// </summary>
public sealed class StaffConnections(StaffScopes scopes, StaffSignIns signIns, TimeProvider clock, ILogger<StaffConnections> logger)
    : PacedService(StaffConnections.Pace, clock, logger)
{
    /// <summary>How often connections are looked at.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (HubCallerContext Connection, Sight Sight)> _open = new(StringComparer.Ordinal);

    /// <summary>True while anybody listens.</summary>
    public bool Any => !_open.IsEmpty;

    /// <summary>Takes a connection in: what it may see, or null when it may not be open.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<StaffScope?> OpenAsync(HubCallerContext connection)
    {
        // The permissions are those of the request, by which the hub has let it into its groups: what was changed since then is found by the next look.
        if (await SightAsync(connection.User, connection.ConnectionAborted) is not { } sight)
        {
            return null;
        }

        _open[connection.ConnectionId] = (connection, sight with { Permissions = PermissionsOf(connection.User!) });
        return sight.Scope;
    }

    /// <summary>What an open connection may see; null for one that may see nothing (any more).</summary>
    public StaffScope? ScopeOf(HubCallerContext connection) => _open.TryGetValue(connection.ConnectionId, out var found) ? found.Sight.Scope : null;

    /// <summary>Forgets a connection that is closed.</summary>
    public void Close(HubCallerContext connection) => _open.TryRemove(connection.ConnectionId, out _);

    /// <summary>Cuts connections off whose member may see or do something else by now.</summary>
    /// <param name="member">Only this member's; null for all.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task CheckAsync(CancellationToken cancel, string? member = null)
    {
        foreach (var (connection, heard) in _open.Values.Where(o => member is null || o.Connection.User?.StaffId() == member))
        {
            if (await SightAsync(connection.User, cancel) is not { } now || !now.IsSameAs(heard))
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
    private async Task<Sight?> SightAsync(ClaimsPrincipal? user, CancellationToken cancel) =>
        user?.SignInId() is { } id && await signIns.FindAsync(id, cancel) is { } member
            ? new(await scopes.OfAsync(member.Id, cancel), [.. member.Permissions]) : null;

    private static ImmutableHashSet<string> PermissionsOf(ClaimsPrincipal user) => [.. user.FindAll(StaffPermissions.Claim).Select(c => c.Value)];

    /// <summary>What a connection hears by: what its member may see, and what they may do.</summary>
    private sealed record Sight(StaffScope Scope, ImmutableHashSet<string> Permissions)
    {
        public bool IsSameAs(Sight other) => Scope.IsSameAs(other.Scope) && Permissions.SetEquals(other.Permissions);
    }
}
