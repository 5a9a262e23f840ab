using CustomerConnect.Providers.Identity;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Dev;

/// <summary>The page of the identity stand-in: it asks what shall come of the check, and sends back.</summary>
internal static class IdentityEndpoint
{
    /// <summary>Maps <c>identity</c> under <c>/dev</c>.</summary>
    public static void Map(IEndpointRouteBuilder dev)
    {
        dev.MapGet("/identity/{id}", Show);
        dev.MapPost("/identity/{id}", Settle);
    }

    private static async Task<IResult> Show(string id, HttpContext http, DemoIdentity identity, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await identity.ShownAsync(id, cancel) is not { } check ? Results.NotFound()
            : check.Status == "open" ? Page.Of<IdentityPage, DemoIdentityCheck>(check) : Back(check);
    }

    private static async Task<IResult> Settle(string id, IFormCollection form, DemoIdentity identity, CancellationToken cancel)
    {
        if (await identity.ShownAsync(id, cancel) is not { } check)
        {
            return Results.NotFound();
        }

        switch (form["outcome"].ToString())
        {
            case "verified":
                await identity.SettleAsync(id, null, cancel);
                break;
            case "document-unreadable" or "face-mismatch" or "document-expired":
                await identity.SettleAsync(id, form["outcome"].ToString(), cancel);
                break;
        }

        return Back(check); // Whoever leaves without an outcome has abandoned it.
    }

    // A path: the stand-in is at home here, whatever the site is called outside, and a form may lead nowhere else.
    private static IResult Back(DemoIdentityCheck check) =>
        Page.SeeOther(Uri.TryCreate(check.ReturnTo, UriKind.Absolute, out var to) ? to.PathAndQuery : check.ReturnTo);
}
