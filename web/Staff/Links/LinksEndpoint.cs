using System.Globalization;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Web.Staff.Links;

/// <summary><c>/staff/links</c>: every address that leads in, what it brings, and its switch.</summary>
internal static class LinksEndpoint
{
    private const int MostThrottle = 100_000;

    /// <summary>Maps the page, the codes to print, and what can be changed.</summary>
    public static void MapLinks(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/links", Show);
        staff.MapGet("/links/{id}/qr.svg", Svg);
        staff.MapGet("/links/{id}/qr.png", Png);
        staff.MapPost("/links/{id}/switch", Switch).Requires(StaffPermissions.ManageLinks);
        staff.MapPost("/links/{id}/throttle", Throttle).Requires(StaffPermissions.ManageLinks);
    }

    private static async Task<IResult> Show(HttpContext http, LinksReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<LinksPage, LinksView>(await reader.ReadAsync(LinksQuery.Of(http.Request.Query), http.User, cancel));
    }

    private static Task<IResult> Svg(string id, HttpContext http, LinksReader reader, SiteAddress site, CancellationToken cancel) =>
        CodeAsync(id, http, reader, link => QrPicture.Svg(site.Of($"/r/{link.Slug}")), cancel);

    private static Task<IResult> Png(string id, HttpContext http, LinksReader reader, SiteAddress site, CancellationToken cancel) =>
        CodeAsync(id, http, reader, link => QrPicture.Png(site.Of($"/r/{link.Slug}"), link.Slug), cancel);

    private static async Task<IResult> CodeAsync(string id, HttpContext http, LinksReader reader, Func<LinkRecord, IResult> draw, CancellationToken cancel) =>
        await reader.FindAsync(id, http.User, cancel) is { } link ? draw(link) : DetailsEndpoint.Missing();

    private static Task<IResult> Switch(
        string id, IFormCollection form, HttpContext http, LinksReader reader, CatalogStore store, CancellationToken cancel) =>
        ChangeAsync(id, http, reader, store, link => link.Enabled = form["on"] == "1", cancel);

    private static async Task<IResult> Throttle(
        string id, IFormCollection form, HttpContext http, LinksReader reader, CatalogStore store, CancellationToken cancel)
    {
        var typed = form["most"].ToString().Trim();
        int? most = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (typed.Length > 0 && most is null or < 1 or > MostThrottle)
        {
            var view = await reader.ReadAsync(new(7, id, "hour", null), http.User, cancel);
            return Page.Of<LinksPage, LinksView>(
                view with { Refused = $"Write a number of new sessions a minute from 1 to {MostThrottle:N0}, or nothing to let all in." },
                StatusCodes.Status422UnprocessableEntity);
        }

        return await ChangeAsync(id, http, reader, store, link => link.MaxSessionsPerMinute = most, cancel);
    }

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext http, LinksReader reader, CatalogStore store, Action<LinkRow> change, CancellationToken cancel)
    {
        if (await reader.FindAsync(id, http.User, cancel) is null)
        {
            return DetailsEndpoint.Missing();
        }

        await store.EditAsync(
            async db =>
            {
                change(await db.Links.SingleAsync(l => l.Id == id, cancel));
                return true;
            },
            cancel);
        return Page.SeeOther(new LinksQuery(7, id, "hour", null).Address());
    }
}
