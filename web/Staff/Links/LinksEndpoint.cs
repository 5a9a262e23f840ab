using System.Globalization;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.Links;

/// <summary><c>/staff/links</c>: every address that leads in, what it brings, and its switch.</summary>
internal static class LinksEndpoint
{
    private const int MostThrottle = 100_000;

    /// <summary>Maps the pages, the codes to print, and what can be changed.</summary>
    public static void MapLinks(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/links", Show);
        staff.MapGet("/links/{id}/qr.svg", Svg);
        staff.MapGet("/links/{id}/qr.png", Png);
        staff.MapPost("/links/{id}/edit", Edit).Requires(StaffPermissions.ManageLinks);
        staff.MapPost("/links/{id}/switch", Switch).Requires(StaffPermissions.ManageLinks);
        staff.MapPost("/links/{id}/throttle", Throttle).Requires(StaffPermissions.ManageLinks);
        NewLinkEndpoint.Map(staff);
        ShareEndpoint.Map(staff);
    }

    private static async Task<IResult> Show(HttpContext http, LinksReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var query = LinksQuery.Of(http.Request.Query);
        return Page.Of<LinksPage, LinksView>(await reader.ReadAsync(query, http.User, cancel) with { Done = LinkWords.Done(query.Done) });
    }

    private static Task<IResult> Svg(string id, HttpContext http, LinksReader reader, SiteAddress site, CancellationToken cancel) =>
        CodeAsync(id, http, reader, link => QrPicture.Svg(site.Of($"/r/{link.Slug}")), cancel);

    private static Task<IResult> Png(string id, HttpContext http, LinksReader reader, SiteAddress site, CancellationToken cancel) =>
        CodeAsync(id, http, reader, link => QrPicture.Png(site.Of($"/r/{link.Slug}"), link.Slug), cancel);

    private static async Task<IResult> CodeAsync(string id, HttpContext http, LinksReader reader, Func<LinkRecord, IResult> draw, CancellationToken cancel) =>
        await reader.FindAsync(id, http.User, cancel) is { } link ? draw(link) : DetailsEndpoint.Missing();

    private static Task<IResult> Edit(string id, IFormCollection form, [AsParameters] Asked asked)
    {
        var entry = LinkEntry.Of(form);
        return asked.DoAsync(id, form, entry.WhyNot(), "saved", why => asked.Changes.ChangeAsync(asked.By, id, ActionKinds.LinkRenamed, why, link =>
        {
            var before = $"{link.Name}, {link.SourceTag ?? "no tag"}";
            (link.Name, link.SourceTag) = (entry.Name, entry.Source.Length == 0 ? null : entry.Source);
            return $"was {before}";
        }, asked.Cancel));
    }

    private static Task<IResult> Switch(string id, IFormCollection form, [AsParameters] Asked asked)
    {
        var on = form["on"] == "1";
        return asked.DoAsync(id, form, null, on ? "on" : "off", why => asked.Changes.ChangeAsync(
            asked.By, id, on ? ActionKinds.LinkEnabled : ActionKinds.LinkDisabled, why, link =>
            {
                link.Enabled = on;
                return null;
            }, asked.Cancel));
    }

    private static Task<IResult> Throttle(string id, IFormCollection form, [AsParameters] Asked asked)
    {
        var typed = form["most"].ToString().Trim();
        int? most = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var refused = typed.Length > 0 && most is null or < 1 or > MostThrottle
            ? $"Write a number of new sessions a minute from 1 to {MostThrottle:N0}, or nothing to let all in." : null;
        return asked.DoAsync(id, form, refused, "saved", why => asked.Changes.ChangeAsync(asked.By, id, ActionKinds.LinkThrottled, why, link =>
        {
            link.MaxSessionsPerMinute = most;
            return most is null ? "lets all in" : $"at most {most:N0} new sessions a minute";
        }, asked.Cancel));
    }

    /// <summary>What is asked of a link, and what is needed to answer.</summary>
    private readonly record struct Asked(HttpContext Http, LinksReader Reader, LinkChanges Changes, CancellationToken Cancel)
    {
        public string By => Http.User.StaffId();

        /// <summary>Does it for who may see the link and says why, and shows the link again: with what was done, or with why it was not.</summary>
        public async Task<IResult> DoAsync(string id, IFormCollection form, string? refused, string done, Func<string, Task> change)
        {
            Http.Response.Headers.CacheControl = "no-cache, no-store";
            if (await Reader.FindAsync(id, Http.User, Cancel) is null)
            {
                return DetailsEndpoint.Missing();
            }

            var query = LinksQuery.Of(Http.Request.Query) with { Link = id, Done = null };
            var why = form["why"].ToString().Trim();
            if ((refused ?? Reason.Missing(why)) is { } because)
            {
                return Page.Of<LinksPage, LinksView>(await Reader.ReadAsync(query, Http.User, Cancel) with { Refused = because, Typed = new(Http.Request.Path.Value!.Split('/')[^1], form) }, StatusCodes.Status422UnprocessableEntity);
            }

            await change(why);
            return Page.SeeOther((query with { Done = done }).Address());
        }
    }
}
