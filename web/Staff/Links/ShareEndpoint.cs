using CustomerConnect.Grains;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.Links;

/// <summary><c>/staff/links/{id}/share</c>: a link is sent to somebody who asked for it, as the page shows it.</summary>
internal static class ShareEndpoint
{
    private const int LongestName = 60;

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder staff)
    {
        staff.MapGet("/links/{id}/share", Show).Requires(StaffPermissions.ManageLinks);
        staff.MapPost("/links/{id}/share", Send).Requires(StaffPermissions.ManageLinks);
    }

    private static async Task<IResult> Show(
        string id, [FromQuery] string? by, [FromQuery(Name = "in")] string? language, [AsParameters] Asked asked) =>
        await asked.ViewAsync(id, by == Outbox.Sms ? Outbox.Sms : Outbox.Email, SiteLanguage.Named(language)) is ({ } view, _) ? Page.Of<SharePage, ShareView>(view) : DetailsEndpoint.Missing();

    private static async Task<IResult> Send(
        string id, [FromForm] string? by, [FromForm] string? to, [FromForm(Name = "first-name")] string? firstName, [FromForm(Name = "in")] string? language,
        [FromForm] string? asks,
        [AsParameters] Asked asked, LinkInvitations invitations)
    {
        var channel = by == Outbox.Sms ? Outbox.Sms : Outbox.Email;
        if (await asked.ViewAsync(id, channel, SiteLanguage.Named(language)) is not ({ } view, { } link))
        {
            return DetailsEndpoint.Missing();
        }

        var name = firstName?.Trim() is { Length: > 0 and <= LongestName } written ? written : null;
        var refused = !view.IsOpen ? "This link lets nobody in now. Switch it on first, or choose another."
            : WhyNot(channel, to, view.Region, out var address)
            ?? (asks == "1" ? null : "Send it only to who has asked for it, and say so.")
            ?? await invitations.SendAsync(link, channel, address, name, view.Language.Code, asked.Http.User.StaffId(), asked.Cancel);
        return refused is null
            ? Page.SeeOther((LinksQuery.Plain with { Link = id, Done = "sent" }).Address())
            : Page.Of<SharePage, ShareView>(view with { Refused = refused, To = to, FirstName = firstName, Asks = asks == "1" }, StatusCodes.Status422UnprocessableEntity);
    }

    private static string? WhyNot(string channel, string? to, string region, out string address) => channel == Outbox.Sms
        ? PhoneNumber.TryNormalize(to, region, out address, out _) ? null : "That is not a mobile number. Write it as you would dial it, with the country's code from abroad."
        : EmailAddress.TryNormalize(to, out address, out _) ? null : "That is not an e-mail address.";

    /// <summary>What is asked of a link, and what is needed to answer.</summary>
    private readonly record struct Asked(
        HttpContext Http, LinksReader Reader, InvitationPreview Preview, ICatalog Catalog, SiteAddress Site, TimeProvider Clock, CancellationToken Cancel)
    {
        public async Task<(ShareView? View, LinkRecord? Link)> ViewAsync(string id, string channel, SiteLanguage language)
        {
            Http.Response.Headers.CacheControl = "no-cache, no-store";
            if (await Reader.FindAsync(id, Http.User, Cancel) is not { } link || await Catalog.CommunityAsync(link.Community, Cancel) is not { } community)
            {
                return default;
            }

            var project = link.Project is null ? null : community.ProjectsById.GetValueOrDefault(link.Project);
            var (subject, text) = await Preview.OfAsync(channel, link.Slug, community.Community, project, language) ?? ("", "");
            var view = new ShareView(Http.User.StaffName(), link.Id, link.Name, channel, language, subject, text, LinksReader.IsOpen(link, Clock.GetUtcNow()))
            {
                Region = Regions.DefaultOf(community.Community, project),
            };
            return (view, link);
        }
    }
}

/// <summary>The page that sends a link.</summary>
/// <param name="Channel"><c>email</c> or <c>sms</c>.</param>
/// <param name="Language">What it is written in.</param>
/// <param name="Subject">Subject of the mail; empty for SMS.</param>
/// <param name="Text">The message as it will read.</param>
/// <param name="IsOpen">True when the link lets people in.</param>
public sealed record ShareView(string Member, string Id, string Name, string Channel, SiteLanguage Language, string Subject, string Text, bool IsOpen)
{
    /// <summary>ISO 3166-1 code of the region in which a number without a country code is dialed: the link's own.</summary>
    public required string Region { get; init; }

    /// <summary>Where it was to be sent.</summary>
    public string? To { get; init; }

    /// <summary>First name of whom it is for.</summary>
    public string? FirstName { get; init; }

    /// <summary>True when it was said that they asked for it.</summary>
    public bool Asks { get; init; }

    /// <summary>Why it was not sent, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>Address of the page.</summary>
    public string Address => $"/staff/links/{Id}/share";

    /// <summary>Address of the page with the message by another channel or in another language.</summary>
    public string With(string channel, SiteLanguage language) => $"{Address}?by={channel}&in={language.Code}";
}
