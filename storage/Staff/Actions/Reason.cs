namespace CustomerConnect.Storage.Staff.Actions;

/// <summary>Why staff did something: what they type, without which they are refused, and the stable words of reasons that lie in the action (docs/adr/0014).</summary>
public static class Reason
{
    /// <summary>What is said when there is none.</summary>
    public const string SayWhy = "Say why: colleagues read it in the audit trail.";

    /// <summary>Why a reservation is completed: the one reason there is.</summary>
    public const string AgreementSigned = "agreement-signed";

    /// <summary>Why a home is reserved in person: the one reason there is.</summary>
    public const string NoEmail = "no-email";

    /// <summary>Why a link is sent: nobody is written to without having asked.</summary>
    public const string AskedForIt = "asked-for-it";

    /// <summary>Why an identity counts as verified in person; the statement's version follows.</summary>
    public const string StatementConfirmed = "statement-";

    /// <summary>Why an action is refused for want of a reason, or null when there is one.</summary>
    public static string? Missing(string? why) => string.IsNullOrWhiteSpace(why) ? SayWhy : null;
}
