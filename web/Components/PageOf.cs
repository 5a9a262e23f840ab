using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CustomerConnect.Web.Components;

/// <summary>A page or a fragment of one: a Razor component drawn once on the server from one model.</summary>
/// <typeparam name="TModel">All that it shows.</typeparam>
public abstract class PageOf<TModel> : ComponentBase
{
    /// <summary>All that the page shows.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}

/// <summary>Answers of endpoints that are pages.</summary>
public static class Page
{
    /// <summary>
    /// Draws a page. A form that was refused is drawn again with 422; an accepted one answers <see cref="SeeOther"/>. Turbo takes
    /// nothing else.
    /// </summary>
    public static RazorComponentResult<TPage> Of<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : PageOf<TModel> =>
        new(new Dictionary<string, object?> { [nameof(PageOf<TModel>.Model)] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>303: the browser gets the address with GET.</summary>
    public static IResult SeeOther(string address) => new SeeOtherResult(address);

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
