using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Draws rows outside of a page, with the component that the page has.</summary>
public sealed class RowRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>The rows as HTML, in their order.</summary>
    /// <typeparam name="TRow">The component; its parameter is <c>Row</c>.</typeparam>
    /// <typeparam name="TView">What it draws.</typeparam>
    public async Task<IReadOnlyList<string>> DrawAsync<TRow, TView>(IReadOnlyList<TView> rows) where TRow : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = new List<string>(rows.Count);
            foreach (var row in rows)
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Row"] = row });
                drawn.Add((await renderer.RenderComponentAsync<TRow>(parameters)).ToHtmlString());
            }

            return drawn;
        });
    }
}
