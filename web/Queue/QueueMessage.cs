using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CustomerConnect.Units;

namespace CustomerConnect.Web.Queue;

/// <summary>The queue behind a home, for the open pages of those who wait. It names nobody: each page knows its own place alone.</summary>
/// <param name="Unit">The home.</param>
/// <param name="Places">Places, the next in line first.</param>
/// <param name="Offered">The place that the home is kept for now, or null.</param>
public sealed record QueueMessage(string Unit, ImmutableArray<string> Places, string? Offered)
{
    /// <summary>The message for a home as it stands.</summary>
    public static QueueMessage Of(UnitSnapshot home) => new(
        home.Unit.Value, [.. home.Queue.Select(q => PlaceOf(q.Contact))], home is { Offered: true, Contact: { } holder } ? PlaceOf(holder) : null);

    /// <summary>A contact's place: the same for all their browsers, and says nothing of them.</summary>
    public static string PlaceOf(ContactId contact) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"queue/{contact}")).AsSpan(0, 8));
}
