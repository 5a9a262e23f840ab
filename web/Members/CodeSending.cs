using System.Globalization;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Members;

/// <summary>Codes of a browser that may never have opened a link: it is given an id of its own, as a link would.</summary>
public sealed class CodeSending(VisitorCookie cookie, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>What the code's page is told in its address: that a fresh one was sent, or none as it was asked for too soon.</summary>
    public const string Again = "sent", Soon = "soon";

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
            http.Network()));
    }

    /// <summary>Sends a fresh code to where the last one went.</summary>
    /// <returns>The address of the code's page, which says whether one was sent or the last one, only seconds old, stands; or why not.</returns>
    /// <param name="codeAt">The code's page.</param>
    public async Task<Answer<string>> AgainAsync(HttpContext http, CodeSent sent, Community? community, string codeAt)
    {
        var answer = await SendAsync(http, sent.Channel, sent.Address, community);
        return answer.Value is { } now ? $"{codeAt}?told={(now.ExpiresAt == sent.ExpiresAt ? Soon : Again)}" : answer.Refusal!;
    }

    /// <summary>The code that is under way for this browser, or null.</summary>
    public async Task<CodeSent?> SentAsync(HttpContext http) =>
        cookie.Read(http) is { } visitor ? await grains.GetGrain<ISignInGrain>(visitor.Id.Value).Look() : null;

    /// <summary>Checks a code that was sent to this browser; a right one is used up.</summary>
    public async Task<Answer<VerifiedAddress>> VerifyAsync(HttpContext http, string code) =>
        cookie.Read(http) is { } visitor ? await grains.GetGrain<ISignInGrain>(visitor.Id.Value).Verify(new(code)) : new CodeDidNotWork();
}
