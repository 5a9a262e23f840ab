using System.Globalization;
using CustomerConnect.Identity;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Pages.LinkTrouble;
using CustomerConnect.Web.Texts;
using NodaTime;

namespace CustomerConnect.Web.Identity;

/// <summary>A contact's identity pages, opened by a link.</summary>
/// <param name="At">Address of the pages.</param>
/// <param name="Community">Whose look they have; null for the product's own.</param>
public sealed record IdentityPlace(string At, Contact Contact, Community? Community)
{
    /// <summary>The contact's identity.</summary>
    public IIdentityGrain Grain(IGrainFactory grains) => grains.GetGrain<IIdentityGrain>(Contact.Id);

    /// <summary>A moment on the community's clock.</summary>
    public string Moment(DateTimeOffset? at) => at is not { } moment ? "" : Instant.FromDateTimeOffset(moment)
        .InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Community?.TimeZone ?? "") ?? DateTimeZone.Utc).ToDateTimeUnspecified()
        .ToString(IdentityTexts.MomentPattern, CultureInfo.CurrentCulture);
}

/// <summary>Finds what a link opens: for nobody but the contact, once they have proved in this browser who they are.</summary>
public sealed class IdentityPlaces(IdentityLinks links, Contacts contacts, ICatalog catalog, MemberFinder members)
{
    /// <summary>The pages of the link in a request, or what is answered instead.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    /// <param name="part">Which part of the pages: empty for the identity, or a path under it that has a door of its own.</param>
    public async Task<(IdentityPlace? Place, IResult? Instead)> FindAsync(HttpContext http, CancellationToken cancel, string part = "")
    {
        var (place, instead) = await OpenAsync(http, cancel);
        return place is null ? (null, instead)
            : await members.IsAsync(http, place.Contact.Id, cancel) ? (place, null)
            : (null, Page.SeeOther($"{place.At}{part}/confirm"));
    }

    /// <summary>What is to be proved before they open.</summary>
    /// <param name="part">As for <see cref="FindAsync"/>.</param>
    /// <param name="why">What the proof is for, in a sentence.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(Confirming? Confirming, IResult? Instead)> ConfirmingAsync(HttpContext http, string part, string why, CancellationToken cancel)
    {
        var (place, instead) = await OpenAsync(http, cancel);
        return (place is null ? null : new(place.Contact, place.Community, place.At + part, place.At + part, why), instead);
    }

    private async Task<(IdentityPlace? Place, IResult? Instead)> OpenAsync(HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var token = $"{http.GetRouteValue("token")}";
        if (await links.FindAsync(token, cancel) is not { } link || await contacts.FindAsync(link.ContactId, cancel) is not { } contact)
        {
            var visited = await members.VisitedAsync(http, cancel);
            return (null, Page.Of<LinkTroublePage, LinkTroubleView>(
                new(visited, IdentityTexts.LinkTitle, IdentityTexts.LinkText, StatusCodes.Status404NotFound, null), StatusCodes.Status404NotFound));
        }

        var community = link.CommunityId is { } id ? (await catalog.CommunityAsync(id, cancel))?.Community : null;
        return (new(IdentityLinks.Path(token), contact, community), null);
    }
}
