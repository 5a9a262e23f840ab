using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>A realtor's clients: added and removed one by one, nobody written to unless asked.</summary>
internal static class ClientsEndpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapPost("/clients", Add);
        journey.MapPost("/clients/remove", Remove);
    }

    private static async Task<IResult> Add(
        IFormCollection form, HttpContext http, Travelers travelers, ClientProfiles profiles, CheckoutPages pages, TimeProvider clock, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel?.Contact is not { } realtor)
        {
            return instead ?? Page.SeeOther(Steps.SignIn);
        }

        if ((await travel.Grain.CheckClients()).Refusal is { } refusal)
        {
            return await Endpoint.RefusedAsync(http, travelers, pages, refusal, cancel);
        }

        var typed = ((string[])["first", "last", "email", "phone"]).ToDictionary(n => n, n => form[n].ToString().Trim());
        var problems = new Dictionary<string, string>();
        var email = Read(typed["email"], EmailAddress.TryNormalize, "email", problems);
        var phone = Read(typed["phone"], PhoneNumber.TryNormalize, "phone", problems);
        if (typed["first"].Length is 0 or > 200 || typed["last"].Length is 0 or > 200)
        {
            problems["first"] = "Enter both names.";
        }
        else if (typed["email"].Length == 0 && typed["phone"].Length == 0)
        {
            problems["email"] = "Enter an e-mail address or a mobile number.";
        }

        var saved = problems.Count == 0 && await profiles.SaveAsync(new()
        {
            Id = TextId.New(clock), SessionId = travel.Session.Session.Value, RealtorId = realtor.Id, FirstName = typed["first"], LastName = typed["last"],
            Email = email, Phone = phone, OptedIn = form["write"] == "on", WithIdentity = form["identity"] == "on",
        }, cancel);
        if (!saved && problems.Count == 0)
        {
            problems["email"] = $"Another client has this address already, or there are {ClientProfiles.Most} clients. Each client needs their own.";
        }

        return saved ? await CountedAsync(travel, realtor, profiles, cancel) : await pages.AnswerAsync(
            travel, StatusCodes.Status422UnprocessableEntity, cancel, forms: CheckoutForms.None with { Client = typed, ClientProblems = problems });
    }

    private static async Task<IResult> Remove(
        IFormCollection form, HttpContext http, Travelers travelers, ClientProfiles profiles, CheckoutPages pages, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel?.Contact is not { } realtor)
        {
            return instead ?? Page.SeeOther(Steps.SignIn);
        }

        if ((await travel.Grain.CheckClients()).Refusal is { } refusal)
        {
            return await Endpoint.RefusedAsync(http, travelers, pages, refusal, cancel);
        }

        await profiles.RemoveAsync(travel.Session.Session.Value, realtor.Id, form["client"].ToString(), cancel);
        return await CountedAsync(travel, realtor, profiles, cancel);
    }

    /// <summary>Tells the session how many clients the realtor has.</summary>
    internal static async Task<Answer<SessionSnapshot>> CountAsync(Travel travel, Contact realtor, ClientProfiles profiles, CancellationToken cancel)
    {
        var all = await profiles.OfSessionAsync(travel.Session.Session.Value, realtor.Id, cancel);
        var complete = all.Count(p => p.Complete);
        return await travel.Grain.CountClients(new(CommandId.New(), complete, all.Count - complete));
    }

    private static async Task<IResult> CountedAsync(Travel travel, Contact realtor, ClientProfiles profiles, CancellationToken cancel)
    {
        await CountAsync(travel, realtor, profiles, cancel);
        return Page.SeeOther($"{Steps.Checkout}#clients");
    }

    private delegate bool Normalize(string? typed, out string normalized, out string problem);

    private static string? Read(string typed, Normalize normalize, string name, Dictionary<string, string> problems)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        if (!normalize(typed, out var normalized, out var problem))
        {
            problems[name] = problem;
        }

        return normalized;
    }
}
