using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains;

/// <summary>Lines of the audit trail that follow from events: who of the staff did what, written with it.</summary>
public static class StaffTrail
{
    /// <summary>A line, once an event.</summary>
    /// <param name="stream">Stream of the event.</param>
    /// <param name="version">Its version there.</param>
    /// <param name="by">Id of the member.</param>
    /// <param name="what">One of <see cref="Storage.Staff.Actions.ActionKinds"/>.</param>
    /// <param name="onKind">What it was done to: <c>session</c>, <c>reservation</c> or <c>contact</c>.</param>
    /// <param name="onId">Id of that.</param>
    /// <param name="why">Code of the reason, or null.</param>
    /// <param name="detail">What else a colleague needs to know, or null.</param>
    public static RowChange Row(
        string stream, int version, DateTimeOffset at, string by, string what, string onKind, string onId, string? why = null, string? detail = null,
        CommunityId? community = null, ProjectId? project = null)
    {
        var id = $"{stream}/{version}";
        return new(ReadModelTables.StaffAction, id, [
            id, at.ToUnixTimeMilliseconds(), by, what, onKind, onId, why, detail, community?.Value, project?.Value]);
    }
}
