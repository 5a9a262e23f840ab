using CustomerConnect.Storage.People;
using CustomerConnect.Web.Journey.Checkout;
using CustomerConnect.Web.Journey.Register;

namespace CustomerConnect.Web.Journey;

/// <summary>
/// <c>/reserve/drafts/{form}</c>: keeps what was typed into a form before it is sent. Cards are never among them, and what the law asks of a
/// buyer is kept once it is given and not before.
/// </summary>
internal static class DraftEndpoint
{
    /// <summary>The registration, and the form of a realtor's client.</summary>
    public const string Register = "register", Client = "client";

    /// <summary>Where a form is kept.</summary>
    public static string At(string form) => $"/reserve/drafts/{form}";

    public static void Map(IEndpointRouteBuilder journey) => journey.MapPost("/drafts/{form}", Keep);

    private static async Task<IResult> Keep(
        string form, IFormCollection fields, HttpContext http, Travelers travelers, Drafts drafts, CancellationToken cancel)
    {
        var (travel, _) = await travelers.FindAsync(http, cancel, signsIn: true);
        if (travel?.Contact is { } contact && Names(form) is { } names)
        {
            await drafts.SaveAsync(
                travel.Session.Session.Value, contact.Id, form,
                names.Where(n => fields[n].ToString().Length > 0).ToDictionary(n => n, n => fields[n].ToString()), cancel);
        }

        return Results.NoContent();
    }

    private static IReadOnlyList<string>? Names(string form) => form switch
    {
        Register => RegisterForm.Names,
        Client => ClientForm.Names,
        _ => null,
    };
}
