using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains;

/// <summary>Rows of the outbox: who is to be told what, by ids.</summary>
public static class Outbox
{
    /// <summary>Channel: e-mail.</summary>
    public const string Email = "email";

    /// <summary>Channel: SMS.</summary>
    public const string Sms = "sms";

    /// <summary>Recipient: a contact.</summary>
    public const string ToContact = "contact";

    /// <summary>Recipient: a realtor's client who opted in.</summary>
    public const string ToClient = "client";

    /// <summary>Recipient: the staff of a project.</summary>
    public const string ToStaff = "staff";

    /// <summary>Recipient: a member of the staff, in person.</summary>
    public const string ToMember = "member";

    /// <summary>Recipient: somebody whom staff sent a link to.</summary>
    public const string ToInvited = "invited";

    /// <summary>A message, once a cause.</summary>
    /// <param name="cause">What causes it; the same cause never sends twice.</param>
    /// <param name="template">Name of the template.</param>
    public static RowChange Row(
        string cause, string template, string channel, string recipientKind, string recipient, ProjectId? project,
        string subjectKind, string subject, DateTimeOffset at) =>
        new(ReadModelTables.Outbox, cause, [
            cause, template, channel, recipientKind, recipient, project?.Value, subjectKind, subject, at.ToUnixTimeMilliseconds()]);
}
