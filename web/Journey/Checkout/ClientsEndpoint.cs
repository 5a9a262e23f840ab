using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>A realtor's clients: added, changed and removed one by one, nobody written to unless asked.</summary>
internal static class ClientsEndpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapPost("/clients", Add);
        journey.MapPost("/clients/remove", Remove);
    }

    private static async Task<IResult> Add(
        IFormCollection form, HttpContext http, Travelers travelers, ClientProfiles profiles, CheckoutPages pages, Drafts drafts,
        TimeProvider clock, CancellationToken cancel)
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

        var typed = ClientForm.Names.ToDictionary(n => n, n => form[n].ToString().Trim());
        var problems = new Dictionary<string, string>();
        var client = ClientForm.Read(typed, Regions.DefaultOf(travel), problems) is not { } read ? null : read with
        {
            Id = typed["client"].Length > 0 ? typed["client"] : TextId.New(clock), SessionId = travel.Session.Session.Value, RealtorId = realtor.Id,
        };
        var saved = client is not null && await profiles.SaveAsync(client, cancel);
        if (!saved && problems.Count == 0)
        {
            problems["email"] = Show.Text(JourneyTexts.ClientTwice, ClientProfiles.Most);
        }

        if (saved)
        {
            await drafts.ForgetAsync(travel.Session.Session.Value, realtor.Id, DraftEndpoint.Client, cancel);
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
}
