using System.Globalization;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Members;

/// <summary>
/// Proving by a code who somebody is, under an address of its own: a private link, or what one has reserved. A trusted device needs no
/// code, as anywhere.
/// </summary>
internal static class ConfirmEndpoint
{
    /// <summary>Finds who is to prove what in a request, or what is answered instead.</summary>
    public delegate Task<(Confirming? Confirming, IResult? Instead)> Find(HttpContext http, CancellationToken cancel);

    /// <summary>Maps <c>confirm</c> and what belongs to it under a group.</summary>
    public static void Map(IEndpointRouteBuilder group, Find find)
    {
        group.MapGet("/confirm", async (HttpContext http, MemberFinder members, Journey.DeviceCookie devices, TrustedDevices trusted, CancellationToken cancel) =>
            await find(http, cancel) is var (found, instead) && found is null ? instead! : await AskAsync(found!, http, members, devices, trusted, cancel));
        group.MapPost("/confirm", async (IFormCollection form, HttpContext http, CodeSending codes, CancellationToken cancel) =>
            await find(http, cancel) is var (found, instead) && found is null ? instead! : await SendAsync(found!, form, http, codes));
        group.MapGet("/confirm/code", async (string? told, HttpContext http, CodeSending codes, CancellationToken cancel) =>
            await find(http, cancel) is var (found, instead) && found is null ? instead! : await ShowAsync(found!, told, http, codes));
        group.MapPost("/confirm/code", async (IFormCollection form, HttpContext http, CodeSending codes, MemberFinder members, Contacts contacts, CancellationToken cancel) =>
            await find(http, cancel) is var (found, instead) && found is null ? instead! : await CheckAsync(found!, form, http, codes, members, contacts, cancel));
        group.MapGet("/confirm/again", (HttpContext http, CancellationToken cancel) => BackAsync(find, http, cancel));
        group.MapPost("/confirm/again", async (IFormCollection form, HttpContext http, CodeSending codes, CancellationToken cancel) =>
            await find(http, cancel) is var (found, instead) && found is null ? instead! : await AgainAsync(found!, http, codes));
    }

    // Without scripts a form that was refused leaves its own address in the browser.
    private static async Task<IResult> BackAsync(Find find, HttpContext http, CancellationToken cancel) =>
        await find(http, cancel) is var (found, instead) && found is null ? instead! : Page.SeeOther(found!.CodeAt);

    private static async Task<IResult> AskAsync(
        Confirming who, HttpContext http, MemberFinder members, Journey.DeviceCookie devices, TrustedDevices trusted, CancellationToken cancel)
    {
        var known = who.Contact is { } contact ? await members.IsAsync(http, contact.Id, cancel) : await members.FindAsync(http, cancel) is not null;
        if (!known && !Preview.Is(http.Request) && devices.Read(http) is { } token && await trusted.UseAsync(token, cancel) is { } device)
        {
            if (device.NextToken is { } next)
            {
                devices.Write(http, next, device.Until);
            }

            if (who.Contact is null || who.Contact.Id == device.Contact.Id)
            {
                await members.SignInAsync(http, device.Contact.Id, cancel);
                known = true;
            }
        }

        return known ? Page.SeeOther(who.GoOn) : Page.Of<ConfirmPage, ConfirmView>(new(who));
    }

    private static async Task<IResult> SendAsync(Confirming who, IFormCollection form, HttpContext http, CodeSending codes)
    {
        var typed = form["address"].ToString();
        var region = Journey.Regions.Chosen(form["region"], who.Region);
        var shown = region == who.Region ? null : region;
        var (channel, address, problem) = who.Contact is null ? Read(typed, region)
            : who.Ways.FirstOrDefault(w => form["to"] != "sms" || w.Channel == CodeChannel.Sms) is { Address: { } own } way ? (way.Channel, own, null)
            : (CodeChannel.Email, "", MemberTexts.NoAddress);
        if (problem is not null)
        {
            return Refused(new ConfirmView(who, typed, problem, Region: shown));
        }

        var answer = await codes.SendAsync(http, channel, address, who.Community);
        return answer.Ok ? Page.SeeOther(who.CodeAt) : Refused(new ConfirmView(who, typed, null, Of(answer.Refusal!), shown));
    }

    private static async Task<IResult> ShowAsync(Confirming who, string? told, HttpContext http, CodeSending codes) =>
        await codes.SentAsync(http) is { } sent ? Page.Of<ConfirmCodePage, ConfirmCodeView>(new(who, sent, codes.Now, Told: told)) : Page.SeeOther(who.ConfirmAt);

    private static async Task<IResult> CheckAsync(
        Confirming who, IFormCollection form, HttpContext http, CodeSending codes, MemberFinder members, Contacts contacts, CancellationToken cancel)
    {
        if (await codes.SentAsync(http) is not { } sent)
        {
            return Page.SeeOther(who.ConfirmAt);
        }

        var answer = await codes.VerifyAsync(http, form["code"].ToString());
        if (answer.Value is not { } address)
        {
            return Refused(new ConfirmCodeView(who, sent, codes.Now, Of(answer.Refusal!)));
        }

        var kind = address.Channel == CodeChannel.Email ? AddressKind.Email : AddressKind.Mobile;
        var contact = await contacts.VerifyAsync(kind, address.Address, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, null, cancel);
        if (who.Contact is { } expected && expected.Id != contact.Id)
        {
            return Refused(new ConfirmView(who, Refused: MemberTexts.AnotherAddress));
        }

        await members.SignInAsync(http, contact.Id, cancel);
        return Page.SeeOther(who.GoOn);
    }

    private static async Task<IResult> AgainAsync(Confirming who, HttpContext http, CodeSending codes)
    {
        if (await codes.SentAsync(http) is not { } sent)
        {
            return Page.SeeOther(who.ConfirmAt);
        }

        var answer = await codes.AgainAsync(http, sent, who.Community, who.CodeAt);
        return answer.Value is { } at ? Page.SeeOther(at) : Refused(new ConfirmCodeView(who, sent, codes.Now, Of(answer.Refusal!)));
    }

    private static (CodeChannel Channel, string Address, string? Problem) Read(string typed, string region)
    {
        var byMail = typed.Contains('@', StringComparison.Ordinal) || !typed.Any(char.IsAsciiDigit);
        var fine = byMail ? EmailAddress.TryNormalize(typed, out var address, out var problem) : PhoneNumber.TryNormalize(typed, region, out address, out problem);
        return (byMail ? CodeChannel.Email : CodeChannel.Sms, address, fine ? null : Journey.AddressProblems.Words(problem));
    }

    private static string Of(Refusal refusal) => refusal switch
    {
        CodeDidNotWork => MemberTexts.CodeWrong,
        TooManyCodes => MemberTexts.CodesTooMany,
        _ => refusal.Message,
    };

    private static IResult Refused(ConfirmView view) => Page.Of<ConfirmPage, ConfirmView>(view, StatusCodes.Status422UnprocessableEntity);

    private static IResult Refused(ConfirmCodeView view) => Page.Of<ConfirmCodePage, ConfirmCodeView>(view, StatusCodes.Status422UnprocessableEntity);
}
