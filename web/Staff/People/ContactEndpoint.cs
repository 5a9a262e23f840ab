using CustomerConnect.Identity;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.People;

/// <summary><c>/staff/contacts/{id}</c>: a contact, and what staff do about their identity.</summary>
internal static class ContactEndpoint
{
    /// <summary>Maps the page and its actions, each for its permission.</summary>
    public static void MapContacts(this IEndpointRouteBuilder staff)
    {
        var contact = staff.MapGroup("/contacts/{id}");
        contact.MapGet("", Show).Requires(StaffPermissions.SeeContacts);
        contact.MapPost("/identity-link", Link).Requires(StaffPermissions.ManageIdentityLinks);
        contact.MapGet("/verify", AskVerify).Requires(StaffPermissions.VerifyIdentities);
        contact.MapPost("/verify", Verify).Requires(StaffPermissions.VerifyIdentities);
        contact.MapPost("/verify-anew", Reopen).Requires(StaffPermissions.VerifyIdentities);
    }

    /// <summary>Who asks, and what is needed to answer.</summary>
    private readonly record struct Asked(
        string Id, HttpContext Http, ContactReader Reader, IdentityLinkActions Links, IdentityProfiles Profiles, IdentityTable Identities,
        IGrainFactory Grains, CancellationToken Cancel)
    {
        public string Address => $"/staff/contacts/{Id}";

        public IIdentityGrain Identity => Grains.GetGrain<IIdentityGrain>(Id);

        public Task<ContactView?> ViewAsync(ContactQuery query) => Reader.ReadAsync(Id, query, Http, Cancel);
    }

    private static async Task<IResult> Show([AsParameters] Asked asked)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        return await asked.ViewAsync(ContactQuery.Of(asked.Http.Request.Query)) is { } view ? Page.Of<ContactPage, ContactView>(view) : DetailsEndpoint.Missing();
    }

    private static Task<IResult> Link(IFormCollection form, [AsParameters] Asked asked) => DoAsync(form, asked, (view, command) => form["do"].ToString() switch
    {
        "make" => asked.Links.MakeAsync(asked.Http, asked.Id, view.Community, form["link"], asked.Cancel),
        "revoke" => asked.Links.RevokeAsync(asked.Http, asked.Id, view.Community, form["why"], asked.Cancel),
        var channel => asked.Links.SendAsync(asked.Http, asked.Id, view.Community, channel, command.Value, asked.Cancel),
    });

    private static Task<IResult> Reopen(IFormCollection form, [AsParameters] Asked asked) => DoAsync(form, asked, async (_, command) =>
    {
        if (!ActionWords.TryRead<ReopenReason>(form["reason"], out var reason))
        {
            return "Say why it is to be verified anew.";
        }

        var note = form["note"].ToString().Trim();
        return reason == ReopenReason.Other && note.Length == 0
            ? "Say in the note what the reason is."
            : (await asked.Identity.Reopen(new(command, asked.Http.User.StaffId(), reason, note.Length == 0 ? null : note))).Refusal?.Message;
    });

    private static async Task<IResult> AskVerify([AsParameters] Asked asked) =>
        await VerifyViewAsync(asked, VerifyForm.Empty, $"{CommandId.New().Value}", null) is { } view ? Page.Of<VerifyPage, VerifyView>(view) : DetailsEndpoint.Missing();

    private static async Task<IResult> Verify(IFormCollection form, [AsParameters] Asked asked)
    {
        if (!Guid.TryParse(form["command"], out var command))
        {
            return Results.BadRequest();
        }

        var typed = VerifyForm.Of(form);
        if (await VerifyViewAsync(asked, typed, $"{command}", typed.Problem) is not { } view)
        {
            return DetailsEndpoint.Missing();
        }

        if (typed.Problem is null)
        {
            var place = (await asked.Reader.ReadAsync(asked.Id, ContactQuery.First, asked.Http, asked.Cancel))?.Community;
            var answer = await asked.Identity.VerifyByStaff(new(
                new(command), asked.Http.User.StaffId(), typed.Chosen!.Value, typed.Statement, place is null ? null : new CommunityId(place), typed.Name));
            if (answer.Ok)
            {
                return Page.SeeOther($"{asked.Address}#identity");
            }

            view = view with { Refused = answer.Refusal!.Message };
        }

        return Page.Of<VerifyPage, VerifyView>(view, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<VerifyView?> VerifyViewAsync(Asked asked, VerifyForm form, string command, string? refused)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await asked.Reader.FindAsync(asked.Id, asked.Http.User, asked.Cancel) is not { } contact)
        {
            return null;
        }

        var profile = await asked.Profiles.FindAsync(asked.Id, asked.Cancel);
        return new(
            asked.Http.User.StaffName(), asked.Id, contact.DisplayName,
            [
                new("Name", contact.DisplayName), .. ContactFacts.Of(contact).Where(f => f.Term == "Address"),
                .. profile is null ? (Fact[])[] : [new Fact("Date of birth", $"{profile.DateOfBirth:MMMM d, yyyy}"), new Fact("Citizenship", profile.Citizenship)],
            ], form, command, (await asked.Identity.Look()).Status, refused);
    }

    /// <summary>Does it for who may see the contact, and shows the page again: anew when it was done, with the reason when it was not.</summary>
    private static async Task<IResult> DoAsync(IFormCollection form, Asked asked, Func<ContactView, CommandId, Task<string?>> act)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await asked.ViewAsync(ContactQuery.First) is not { } view)
        {
            return DetailsEndpoint.Missing();
        }

        if (!Guid.TryParse(form["command"], out var command))
        {
            return Results.BadRequest();
        }

        return await act(view, new CommandId(command)) is { } refused
            ? Page.Of<ContactPage, ContactView>((await asked.ViewAsync(ContactQuery.First) ?? view) with { Refused = refused, Typed = new(asked.Http.Request.Path.Value!.Split('/')[^1], form) }, StatusCodes.Status422UnprocessableEntity)
            : Page.SeeOther($"{asked.Address}#identity");
    }
}
