using CustomerConnect.Identity;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>How staff read the words of an identity.</summary>
internal static class IdentityWords
{
    /// <summary>How it stands, or where somebody stopped.</summary>
    public static Badge Status(IdentityRecord row) => row.Status switch
    {
        "verified" => new("ok", "check", "Verified"),
        "verified-by-staff" => new("ok", "user", "Manual Verified"),
        "failed" => new("bad", "x", "Failed, may retry"),
        "cancelled" => new("plain", "undo", "Given up, may retry"),
        _ when row.Check is not null => new("warn", "id", "ID photo and selfie"),
        _ when row.Profile != 0 => new("info", "id", "ID not shown yet"),
        _ => new("info", "list", "Profile"),
    };

    /// <summary>What else there is to say of it, or null.</summary>
    public static string? More(IdentityRecord row) => row.Status switch
    {
        "verified-by-staff" => $"{Document(row.Document)}, seen by {row.By ?? "a former colleague"}",
        "failed" => Failure(row.Failure),
        "verified" => null,
        _ => row.Profile != 0 ? "Profile complete" : "Profile not filled in",
    };

    /// <summary>A document's kind.</summary>
    /// <param name="word">Its word in tables.</param>
    public static string Document(string? word) => Enum.TryParse<IdentityDocument>(word, ignoreCase: true, out var document) ? Document(document) : "A document";

    /// <summary>A document's kind.</summary>
    public static string Document(IdentityDocument document) => document switch
    {
        IdentityDocument.Passport => "Passport",
        IdentityDocument.DriversLicense => "Driver’s license",
        IdentityDocument.IdentityCard => "Identity card",
        _ => "Another government ID with a photo",
    };

    /// <summary>Why a check failed.</summary>
    public static string Failure(string? code) => code switch
    {
        "document-unreadable" => "Document unreadable",
        "document-expired" => "Document expired",
        "face-mismatch" => "Face and document differ",
        _ => "Could not be verified",
    };

    /// <summary>Why it is to be verified anew.</summary>
    public static string Reopen(ReopenReason reason) => reason switch
    {
        ReopenReason.NameChanged => "The name has changed",
        ReopenReason.DocumentDoubted => "The document is in doubt",
        ReopenReason.StatementNotFollowed => "The statement was not followed",
        ReopenReason.TimePassed => "It was too long ago",
        _ => "Something else",
    };
}
