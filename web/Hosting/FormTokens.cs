using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace CustomerConnect.Web.Hosting;

/// <summary>Forms whose token is missing or not ours: the page was open for too long, or the form is not from us. Nothing of them is done.</summary>
public static partial class FormTokens
{
    /// <summary>Checks the token of every form, and answers with a page that says what to do when it does not fit.</summary>
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.UseAntiforgery().Use(async (http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(http);
            return;
        }

        // The route and not the address, which may be somebody's private link.
        LogRefused(
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FormTokens)),
            (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route");
        http.Response.Headers.CacheControl = "no-cache, no-store";
        await Answer(http).ExecuteAsync(http);
    });

    private static IResult Answer(HttpContext http) => ErrorEndpoint.WantsPage(http, http.Request.Path)
        ? Page.Of<StaleFormPage, StaleFormView>(new(CameFrom.Page(http.Request)), StatusCodes.Status400BadRequest)
        : Results.Problem("The form's token is missing or out of date. Load the page again.", statusCode: StatusCodes.Status400BadRequest);

    [LoggerMessage(Level = LogLevel.Information, Message = "A form to {Route} was refused: its token is missing or out of date")]
    private static partial void LogRefused(ILogger logger, string route);
}
