namespace CustomerConnect.Identity;

/// <summary>There is nothing left to check.</summary>
[GenerateSerializer, Immutable, Alias("IdentityIsVerified")]
public sealed record IdentityIsVerified() : Refusal(
    RefusalKind.Conflict, "identity.verified", "Your identity is verified already. There is nothing left to do.");

/// <summary>The profile comes first.</summary>
[GenerateSerializer, Immutable, Alias("ProfileIsIncomplete")]
public sealed record ProfileIsIncomplete() : Refusal(
    RefusalKind.Conflict, "identity.profile", "Complete your profile first. The check of your ID opens then.");

/// <summary>No device has been confirmed.</summary>
[GenerateSerializer, Immutable, Alias("IdentityHasNotBegun")]
public sealed record IdentityHasNotBegun() : Refusal(
    RefusalKind.Conflict, "identity.not-begun", "Open the link you were sent, and confirm that it is you.");

/// <summary>Too many checks in a day.</summary>
[GenerateSerializer, Immutable, Alias("TooManyChecks")]
public sealed record TooManyChecks([property: Id(0)] DateTimeOffset From) : Refusal(
    RefusalKind.Limit, "identity.too-many", "That was tried often today. Try again tomorrow, or bring your ID to the sales center: they verify it with you.");

/// <summary>The provider cannot be reached.</summary>
[GenerateSerializer, Immutable, Alias("IdentityProviderIsAway")]
public sealed record IdentityProviderIsAway() : Refusal(
    RefusalKind.Conflict, "identity.provider-away", "The check cannot be reached right now. Nothing is lost: try again in a moment.");

/// <summary>There is nothing to verify anew.</summary>
[GenerateSerializer, Immutable, Alias("IdentityIsNotVerified")]
public sealed record IdentityIsNotVerified() : Refusal(
    RefusalKind.Conflict, "identity.not-verified", "This identity is not verified, so that there is nothing to verify anew.");
