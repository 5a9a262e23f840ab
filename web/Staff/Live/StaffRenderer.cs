using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Draws outside of a page, with the components that pages have.</summary>
public sealed class StaffRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>What components draw, in their order.</summary>
    /// <param name="parameters">The parameters of each.</param>
    /// <typeparam name="TComponent">The component.</typeparam>
    public Task<IReadOnlyList<string>> DrawAsync<TComponent>(IEnumerable<IReadOnlyDictionary<string, object?>> parameters) where TComponent : IComponent =>
        DrawAsync(parameters.Select(p => (typeof(TComponent), p)));

    /// <summary>What components draw, in their order.</summary>
    public async Task<IReadOnlyList<string>> DrawAsync(IEnumerable<(Type Component, IReadOnlyDictionary<string, object?> Parameters)> parts)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = new List<string>();
            foreach (var (component, parameters) in parts)
            {
                drawn.Add((await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters.ToDictionary()))).ToHtmlString());
            }

            return drawn;
        });
    }

    /// <summary>A change of a part of a page: what is inside the element becomes what was drawn, and what stays the same is left alone.</summary>
    /// <param name="selector">Which element, in CSS.</param>
    public static string Stream(string selector, string html) =>
        $"<turbo-stream action=\"update\" method=\"morph\" targets=\"{selector}\"><template>{html}</template></turbo-stream>";
}
