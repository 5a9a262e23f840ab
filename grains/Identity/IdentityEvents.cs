using System.Text.Json.Serialization;
using CustomerConnect.Identity;

namespace CustomerConnect.Grains.Identity;

/// <summary>What can happen to a contact's identity. Ids and stable words; what a document says stays with the provider.</summary>
public abstract record IdentityEvent;

/// <summary>The contact confirmed a device and began.</summary>
public sealed record IdentityBegun(CommunityId? Community) : IdentityEvent;

/// <summary>The profile is filled in.</summary>
public sealed record IdentityProfileCompleted : IdentityEvent;

/// <summary>A check is to be opened at the provider.</summary>
public sealed record IdentityCheckStarted(IdentityCheckId Check) : IdentityEvent;

/// <summary>The provider has opened it.</summary>
public sealed record IdentityCheckOpened(IdentityCheckId Check, string ProviderId) : IdentityEvent;

/// <summary>The provider has verified the contact.</summary>
public sealed record IdentityVerified(IdentityCheckId Check) : IdentityEvent;

/// <summary>The check failed.</summary>
/// <param name="Failure">Stable code of ours.</param>
public sealed record IdentityCheckFailed(IdentityCheckId Check, string Failure) : IdentityEvent;

/// <summary>The check was given up.</summary>
/// <param name="Reason"><c>given-up</c>, <c>expired</c> or <c>verified-by-staff</c>.</param>
public sealed record IdentityCheckCancelled(IdentityCheckId Check, string Reason) : IdentityEvent;

/// <summary>Staff have seen the document in person.</summary>
/// <param name="Statement">Version of the compliance statement that they confirmed.</param>
public sealed record IdentityVerifiedByStaff(string By, IdentityDocument Document, string Statement) : IdentityEvent;

/// <summary>Staff have it verified anew.</summary>
/// <param name="Reason">Stable word of the reason.</param>
public sealed record IdentityReopened(string By, string Reason) : IdentityEvent;

/// <summary>JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IdentityBegun)), JsonSerializable(typeof(IdentityProfileCompleted)), JsonSerializable(typeof(IdentityCheckStarted))]
[JsonSerializable(typeof(IdentityCheckOpened)), JsonSerializable(typeof(IdentityVerified)), JsonSerializable(typeof(IdentityCheckFailed))]
[JsonSerializable(typeof(IdentityCheckCancelled)), JsonSerializable(typeof(IdentityVerifiedByStaff))]
[JsonSerializable(typeof(IdentityReopened))]
internal sealed partial class IdentityJson : JsonSerializerContext;

/// <summary>The stable names.</summary>
public static class IdentityEventTypes
{
    /// <summary>All of them.</summary>
    public static readonly EventTypes<IdentityEvent> All = new(
        ("identity.begun", 1, IdentityJson.Default.IdentityBegun),
        ("identity.profile-completed", 1, IdentityJson.Default.IdentityProfileCompleted),
        ("identity.check-started", 1, IdentityJson.Default.IdentityCheckStarted),
        ("identity.check-opened", 1, IdentityJson.Default.IdentityCheckOpened),
        ("identity.verified", 1, IdentityJson.Default.IdentityVerified),
        ("identity.check-failed", 1, IdentityJson.Default.IdentityCheckFailed),
        ("identity.check-cancelled", 1, IdentityJson.Default.IdentityCheckCancelled),
        ("identity.verified-by-staff", 1, IdentityJson.Default.IdentityVerifiedByStaff),
        ("identity.reopened", 1, IdentityJson.Default.IdentityReopened));
}
