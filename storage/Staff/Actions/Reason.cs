namespace CustomerConnect.Storage.Staff.Actions;

/// <summary>Reasons that staff type. Actions without one are refused, but for those whose reason lies in them (docs/adr/0014).</summary>
public static class Reason
{
    /// <summary>What is said when there is none.</summary>
    public const string SayWhy = "Say why: colleagues read it in the audit trail.";

    /// <summary>Why an action is refused for want of a reason, or null when there is one.</summary>
    public static string? Missing(string? why) => string.IsNullOrWhiteSpace(why) ? SayWhy : null;
}
