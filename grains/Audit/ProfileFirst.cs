using CustomerConnect.Grains.Identity;

namespace CustomerConnect.Grains.Audit;

/// <summary>A provider verifies nobody whose profile was not filled in before, and only by the check that was under way.</summary>
public static class ProfileFirst
{
    /// <summary>Judges one event.</summary>
    public static IEnumerable<Offence> Check(Step<IdentityState, IdentityEvent> step)
    {
        if (step.Happened is IdentityVerified verified && (!step.Before.ProfileComplete || step.Before.Check?.Id != verified.Check))
        {
            yield return new("profile-before-identity", step.Stream, $"check '{verified.Check}' verified a contact whose profile was not complete, or was not under way.");
        }
    }
}
