using CustomerConnect.SignIn;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey.SignIn;

/// <summary>Asks for an address and sends a code to it. A trusted device is signed in without one.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/sign-in", Show);
        journey.MapPost("/sign-in", Send);
    }

    private static async Task<IResult> Show(
        HttpContext http, Travelers travelers, DeviceCookie devices, TrustedDevices trusted, SigningIn signingIn, CancellationToken cancel)
    {
        var (travel, _) = await travelers.FindAsync(http, cancel);
        if (travel is null || Preview.Is(http.Request))
        {
            // Without a visit one signs in to what one has reserved.
            return Preview.Is(http.Request) ? Results.NoContent() : Page.SeeOther(Addresses.MyReservations);
        }

        if (travel.Contact is null && devices.Read(http) is { } token && await trusted.UseAsync(token, cancel) is { } known)
        {
            if (known.NextToken is { } next)
            {
                devices.Write(http, next, known.Until);
            }

            var signedIn = await signingIn.SignInAsync(http, travel, known.Contact, new(known.Id, known.Until), cancel);
            return signedIn.Ok ? Page.SeeOther(Steps.Next(travel with { Session = signedIn.Require(), Contact = known.Contact }))
                : Page.Of<SignInPage, SignInView>(new(travel, null, null, Refusals.Words(signedIn.Refusal!)));
        }

        return travel.Contact is { Email: not null, EmailVerified: true }
            ? Page.SeeOther(Steps.Next(travel))
            : Page.Of<SignInPage, SignInView>(new(travel, null, null, null));
    }

    private static async Task<IResult> Send(
        IFormCollection form, HttpContext http, Travelers travelers, CodeSending codes, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel, signsIn: true);
        if (travel is null)
        {
            return instead!;
        }

        var (typed, chosen) = (form["address"].ToString(), form["region"].ToString());
        var region = Regions.Chosen(chosen, travel);
        var shown = region == Regions.DefaultOf(travel) ? null : region;
        var byMail = travel.Contact is not null || typed.Contains('@', StringComparison.Ordinal) || !typed.Any(char.IsAsciiDigit);
        var fine = byMail
            ? EmailAddress.TryNormalize(typed, out var address, out var problem)
            : PhoneNumber.TryNormalize(typed, region, out address, out problem);
        if (!fine)
        {
            return Refused(new(travel, typed, AddressProblems.Words(problem), null) { Region = shown });
        }

        var answer = await codes.SendAsync(http, byMail ? CodeChannel.Email : CodeChannel.Sms, address, travel.Community.Community);
        return answer.Ok ? Page.SeeOther(Steps.Code) : Refused(new(travel, typed, null, Refusals.Words(answer.Refusal!)) { Region = shown });
    }

    private static IResult Refused(SignInView view) => Page.Of<SignInPage, SignInView>(view, StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The page that asks for an address.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
/// <param name="Refused">Why no code was sent, or null.</param>
public sealed record SignInView(Travel Travel, string? Typed, string? Problem, string? Refused)
{
    /// <summary>The region of a mobile number, where it was chosen; null for the project's.</summary>
    public string? Region { get; init; }

    /// <summary>True for somebody who signed in by mobile and has no e-mail address yet.</summary>
    public bool AddsEmail => Travel.Contact is not null;
}
