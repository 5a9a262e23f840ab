using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Draws rows of the sessions table outside of a page.</summary>
public sealed class RowRenderer(StaffRenderer renderer)
{
    /// <summary>The rows as HTML, in their order.</summary>
    public Task<IReadOnlyList<string>> DrawAsync(IReadOnlyList<SessionView> rows) =>
        renderer.DrawAsync<SessionRow>(rows.Select(row => new Dictionary<string, object?> { [nameof(SessionRow.Row)] = row }));
}
