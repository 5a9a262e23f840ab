using System.Collections.Concurrent;
using System.Security.Claims;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>
/// The open connections of staff. What a member may see is read when they connect, and again every half minute: who may see something
/// else by now, has another password or no account any more is cut off, and comes back, if at all, as who they are now.
/// </summary>
public sealed class StaffConnections(
    StaffScopes scopes, IServiceScopeFactory services, TimeProvider clock, ILogger<StaffConnections> logger)
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
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task CheckAsync(CancellationToken cancel)
    {
        foreach (var (connection, heard) in _open.Values)
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

    // Null for an account that is gone or whose password has changed since the sign-in.
    private async Task<StaffScope?> ScopeAsync(ClaimsPrincipal? user, CancellationToken cancel)
    {
        await using var request = services.CreateAsyncScope();
        return await request.ServiceProvider.GetRequiredService<SignInManager<StaffMember>>().ValidateSecurityStampAsync(user) is null
            ? null
            : await scopes.ScopeAsync(user, cancel);
    }
}
