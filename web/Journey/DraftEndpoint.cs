using CustomerConnect.Storage.People;
using CustomerConnect.Web.Journey.Checkout;
using CustomerConnect.Web.Journey.Register;

namespace CustomerConnect.Web.Journey;

/// <summary>
/// <c>/reserve/drafts/{form}</c>: keeps what was typed into a form before it is sent. Cards are never among them. What a contact types after
/// a link of their own is kept by <see cref="Web.Identity.IdentityDrafts"/>.
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
            await drafts.SaveAsync(travel.Session.Session.Value, contact.Id, form, Typed(fields, names), cancel);
        }

        return Results.NoContent();
    }

    /// <summary>What was typed into the fields of these names; none that is empty.</summary>
    public static Dictionary<string, string> Typed(IFormCollection fields, IReadOnlyList<string> names) =>
        names.Where(n => fields[n].ToString().Length > 0).ToDictionary(n => n, n => fields[n].ToString());

    private static IReadOnlyList<string>? Names(string form) => form switch
    {
        Register => RegisterForm.Names,
        Client => ClientForm.Names,
        _ => null,
    };
}
