using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Register;

/// <summary>Registers who has verified an e-mail address. What is typed is kept, whatever happens.</summary>
internal static class Endpoint
{
    private const string Form = "register";

    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/register", Show);
        journey.MapPost("/register", Save);
    }

    private static async Task<IResult> Show(HttpContext http, Travelers travelers, Drafts drafts, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        return travel.Contact is not { EmailVerified: true } || travel.Session.Registered
            ? Page.SeeOther(Steps.Next(travel))
            : Page.Of<RegisterPage, RegisterView>(new(travel, new(await drafts.ReadAsync(travel.Session.Session.Value, Form, cancel)), null));
    }

    private static async Task<IResult> Save(
        IFormCollection form, HttpContext http, Travelers travelers, Drafts drafts, Contacts contacts, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null || travel.Contact is not { EmailVerified: true })
        {
            return instead ?? Page.SeeOther(Steps.SignIn);
        }

        var session = travel.Session.Session.Value;
        var typed = RegisterForm.Names.Where(n => form[n].ToString().Length > 0).ToDictionary(n => n, n => form[n].ToString());
        await drafts.SaveAsync(session, Form, typed, cancel);
        var registration = new RegisterForm(typed);
        if (registration.Read() is not { } read)
        {
            return Refused(new(travel, registration, null));
        }

        var contact = await contacts.RegisterAsync(travel.Contact.Id, read, cancel);
        if (contact is null)
        {
            return Page.SeeOther(Steps.SignIn);
        }

        var answer = await SignIn.CodeEndpoint.SignInAsync(travel, contact);
        if (!answer.Ok)
        {
            return Refused(new(travel, registration, answer.Refusal!.Message));
        }

        await drafts.ForgetAsync(session, Form, cancel);
        return Page.SeeOther(Steps.Next(travel with { Session = answer.Require(), Contact = contact }));
    }

    private static IResult Refused(RegisterView view) => Page.Of<RegisterPage, RegisterView>(view, StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The registration.</summary>
/// <param name="Refused">Why it was not taken, or null.</param>
public sealed record RegisterView(Travel Travel, RegisterForm Form, string? Refused);
