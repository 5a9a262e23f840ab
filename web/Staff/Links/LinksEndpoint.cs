using System.Globalization;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace CustomerConnect.Web.Staff.Links;

/// <summary><c>/staff/links</c>: every address that leads in, what it brings, and its switch.</summary>
internal static class LinksEndpoint
{
    private const int MostThrottle = 100_000;
    private const int PngPixelsPerModule = 20;

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
        return Page.Of<LinksPage, LinksView>(await reader.ReadAsync(LinksQuery.Of(http.Request.Query), http.User, Site(http), cancel));
    }

    private static Task<IResult> Svg(string id, HttpContext http, LinksReader reader, CancellationToken cancel) =>
        CodeAsync(id, http, reader, (data, name) =>
        {
            using var code = new SvgQRCode(data);
            return Results.Text(code.GetGraphic(4), "image/svg+xml");
        }, cancel);

    private static Task<IResult> Png(string id, HttpContext http, LinksReader reader, CancellationToken cancel) =>
        CodeAsync(id, http, reader, (data, name) =>
        {
            using var code = new PngByteQRCode(data);
            return Results.File(code.GetGraphic(PngPixelsPerModule), "image/png", $"{name}.png");
        }, cancel);

    private static async Task<IResult> CodeAsync(
        string id, HttpContext http, LinksReader reader, Func<QRCodeData, string, IResult> draw, CancellationToken cancel)
    {
        if (await reader.FindAsync(id, http.User, cancel) is not { } link)
        {
            return DetailsEndpoint.Missing();
        }

        using var generator = new QRCodeGenerator();
        // Q: a quarter of it may be scratched off a door.
        using var data = generator.CreateQrCode($"{Site(http)}/r/{link.Slug}", QRCodeGenerator.ECCLevel.Q);
        return draw(data, link.Slug);
    }

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
            var view = await reader.ReadAsync(new(7, id, "hour", null), http.User, Site(http), cancel);
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

    private static string Site(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
