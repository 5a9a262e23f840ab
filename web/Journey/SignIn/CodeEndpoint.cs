using System.Globalization;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey.SignIn;

/// <summary>Takes the code, and signs in whose address it proved.</summary>
internal static class CodeEndpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/code", Show);
        journey.MapPost("/code", Check);
        journey.MapPost("/code/again", Again);
    }

    private static async Task<IResult> Show(string? told, HttpContext http, Travelers travelers, IGrainFactory grains, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is null ? instead!
            : await SentAsync(grains, travel) is { } sent ? Page.Of<CodePage, CodeView>(new(travel, sent, null, told))
            : Page.SeeOther(Steps.SignIn);
    }

    private static async Task<IResult> Check(
        IFormCollection form, HttpContext http, Travelers travelers, IGrainFactory grains, Contacts contacts, TrustedDevices trusted,
        DeviceCookie devices, SigningIn signingIn, TimeProvider clock, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel, signsIn: true);
        if (travel is null)
        {
            return instead!;
        }

        var sent = await SentAsync(grains, travel);
        var answer = await grains.GetGrain<ISignInGrain>(travel.Visitor.Id.Value).Verify(new(form["code"].ToString()));
        if (answer.Value is not { } address)
        {
            return sent is null ? Page.SeeOther(Steps.SignIn) : Refused(new(travel, sent, Refusals.Words(answer.Refusal!)));
        }

        // Who has yet to register adds this address to theirs; anybody else changes to whom it belongs.
        var joining = travel.Contact is { Email: null } or { Registered: false } ? travel.Contact.Id : null;
        var contact = await contacts.VerifyAsync(
            address.Channel == CodeChannel.Email ? AddressKind.Email : AddressKind.Mobile, address.Address, Language, joining, cancel);
        var remembered = form["remember"] == "on" && contact.EmailVerified
            ? new RememberedBrowser(TextId.New(clock), travel.Now + TrustedDevices.Lifetime) : null;
        var signedIn = await signingIn.SignInAsync(http, travel, contact, remembered, cancel);
        if (!signedIn.Ok)
        {
            return sent is null ? Page.SeeOther(Steps.SignIn) : Refused(new(travel, sent, Refusals.Words(signedIn.Refusal!)));
        }

        if (remembered is { } browser)
        {
            var device = Devices.Of(http.Request);
            var token = await trusted.TrustAsync(browser.DeviceId, contact.Id, $"{device.Browser} {device.BrowserVersion}, {device.Os}".Trim(), cancel);
            devices.Write(http, token, browser.Until);
        }

        return Page.SeeOther(Steps.Next(travel with { Session = signedIn.Require(), Contact = contact }));
    }

    private static async Task<IResult> Again(
        IFormCollection form, HttpContext http, Travelers travelers, CodeSending codes, IGrainFactory grains, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel, signsIn: true);
        if (travel is null || await SentAsync(grains, travel) is not { } sent)
        {
            return instead ?? Page.SeeOther(Steps.SignIn);
        }

        var answer = await codes.AgainAsync(http, sent, travel.Community.Community, Steps.Code);
        return answer.Value is { } at ? Page.SeeOther(at) : Refused(new(travel, sent, Refusals.Words(answer.Refusal!)));
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static Task<CodeSent?> SentAsync(IGrainFactory grains, Travel travel) =>
        grains.GetGrain<ISignInGrain>(travel.Visitor.Id.Value).Look();

    private static IResult Refused(CodeView view) => Page.Of<CodePage, CodeView>(view, StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The page that asks for the code.</summary>
/// <param name="Problem">What did not work, or null.</param>
/// <param name="Told">What became of the wish for a fresh one, as <see cref="CodeSending"/> says it, or null.</param>
public sealed record CodeView(Travel Travel, CodeSent Sent, string? Problem, string? Told = null);
