using System.Globalization;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Members;

/// <summary>Codes of a browser that may never have opened a link: it is given an id of its own, as a link would.</summary>
public sealed class CodeSending(VisitorCookie cookie, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The moment, UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Sends a code to an address, for this browser alone.</summary>
    public async Task<Answer<CodeSent>> SendAsync(HttpContext http, CodeChannel channel, string address, Community? community)
    {
        var visitor = cookie.Read(http);
        if (visitor is null)
        {
            visitor = new(new(TextId.New(clock)), null);
            cookie.Write(http, visitor);
        }

        return await grains.GetGrain<ISignInGrain>(visitor.Id.Value).RequestCode(new(
            channel, address, community is null ? null : new CommunityId(community.Id), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Journey.SignIn.Endpoint.Network(http.Connection.RemoteIpAddress)));
    }

    /// <summary>The code that is under way for this browser, or null.</summary>
    public async Task<CodeSent?> SentAsync(HttpContext http) =>
        cookie.Read(http) is { } visitor ? await grains.GetGrain<ISignInGrain>(visitor.Id.Value).Look() : null;

    /// <summary>Checks a code that was sent to this browser; a right one is used up.</summary>
    public async Task<Answer<VerifiedAddress>> VerifyAsync(HttpContext http, string code) =>
        cookie.Read(http) is { } visitor ? await grains.GetGrain<ISignInGrain>(visitor.Id.Value).Verify(new(code)) : new CodeDidNotWork();
}
