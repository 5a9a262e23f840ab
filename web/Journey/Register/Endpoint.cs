using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.SignIn;

namespace CustomerConnect.Web.Journey.Register;

/// <summary>Registers who has verified an e-mail address. What is typed is kept, whatever happens.</summary>
internal static class Endpoint
{
    private const string Form = DraftEndpoint.Register;

    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/register", Show);
        journey.MapPost("/register", Save);
    }

    private static async Task<IResult> Show(
        HttpContext http, Travelers travelers, Drafts drafts, SigningIn signingIn, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        return travel.Contact is not { EmailVerified: true } || travel.Session.Registered ? Page.SeeOther(Steps.Next(travel))
            : travel.Contact.Registered ? await DoneAsync(travel, signingIn, travel.Contact, cancel)
            : Page.Of<RegisterPage, RegisterView>(new(travel, new(await drafts.ReadAsync(travel.Session.Session.Value, travel.Contact.Id, Form, cancel)), null));
    }

    private static async Task<IResult> Save(
        IFormCollection form, HttpContext http, Travelers travelers, Drafts drafts, Contacts contacts, SigningIn signingIn, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null || travel.Contact is not { EmailVerified: true })
        {
            return instead ?? Page.SeeOther(Steps.SignIn);
        }

        if (travel.Session.Registered || travel.Contact.Registered)
        {
            return await DoneAsync(travel, signingIn, travel.Contact, cancel);
        }

        var session = travel.Session.Session.Value;
        var typed = DraftEndpoint.Typed(form, RegisterForm.Names);
        await drafts.SaveAsync(session, travel.Contact.Id, Form, typed, cancel);
        var registration = new RegisterForm(typed);
        if (registration.Read(Regions.DefaultOf(travel)) is not { } read)
        {
            return Refused(new(travel, registration, null));
        }

        var contact = await contacts.RegisterAsync(travel.Contact.Id, read, cancel);
        if (contact is null)
        {
            return Page.SeeOther(Steps.SignIn);
        }

        await drafts.ForgetAsync(session, contact.Id, Form, cancel);
        return await DoneAsync(travel, signingIn, contact, cancel);
    }

    // Registered for good; a session that was not told, as another window or a process that died came in between, is told now.
    private static async Task<IResult> DoneAsync(Travel travel, SigningIn signingIn, Contact contact, CancellationToken cancel)
    {
        var answer = await signingIn.TellAsync(travel, contact, cancel);
        return answer.Ok ? Page.SeeOther(Steps.Next(travel with { Session = answer.Require(), Contact = contact }))
            : Refused(new(travel, new(new Dictionary<string, string>()), Refusals.Words(answer.Refusal!)));
    }

    private static IResult Refused(RegisterView view) => Page.Of<RegisterPage, RegisterView>(view, StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The registration.</summary>
/// <param name="Refused">Why it was not taken, or null.</param>
public sealed record RegisterView(Travel Travel, RegisterForm Form, string? Refused);
