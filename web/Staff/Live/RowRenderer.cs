using Microsoft.AspNetCore.Components;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Draws rows of tables outside of a page, with the components that pages have.</summary>
public sealed class RowRenderer(StaffRenderer renderer)
{
    /// <summary>The rows as HTML, in their order.</summary>
    /// <typeparam name="TRow">The component; its parameter is <c>Row</c>.</typeparam>
    /// <typeparam name="TView">What it draws.</typeparam>
    public Task<IReadOnlyList<string>> DrawAsync<TRow, TView>(IReadOnlyList<TView> rows) where TRow : IComponent =>
        renderer.DrawAsync<TRow>(rows.Select(row => new Dictionary<string, object?> { ["Row"] = row }));
}
