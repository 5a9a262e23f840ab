using CustomerConnect.Sessions;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.Messages;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.People;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>What staff do from the panel for the person in it: send a message again, give them their identity link.</summary>
internal static class PeopleActions
{
    /// <summary>Maps them under the session's address, each for its permission.</summary>
    public static void Map(IEndpointRouteBuilder session)
    {
        session.MapPost("/resend", Resend).Requires(StaffPermissions.ResendMessages);
        session.MapPost("/identity-link", IdentityLink).Requires(StaffPermissions.ManageIdentityLinks);
    }

    private static Task<IResult> Resend(
        IFormCollection form, [AsParameters] ActionsEndpoint.Asked asked, StaffMessages messages) =>
        ActionsEndpoint.DoAsync(form, asked, async command =>
        {
            var why = form["why"].ToString().Trim();
            if (Reason.Missing(why) is { } missing)
            {
                return missing;
            }

            var session = await asked.Grains.GetGrain<ISessionGrain>(asked.Id).Look();
            var cause = form["cause"].ToString();
            var action = new StaffAction(asked.By, ActionKinds.MessageResent, "session", asked.Id) { Community = session.Community?.Value, Detail = cause, Why = why };
            return await messages.ResendAsync(command.Value, cause, SessionMessages.Subjects(session), action, asked.Cancel) switch
            {
                SendWish.Unknown => "This message does not belong to the session any more.",
                SendWish.TooMany => $"This message was sent again {StaffMessages.MostADay} times in 24 hours. Call them instead.",
                _ => null,
            };
        });

    private static Task<IResult> IdentityLink(IFormCollection form, [AsParameters] ActionsEndpoint.Asked asked, IdentityLinkActions links) =>
        ActionsEndpoint.DoAsync(form, asked, async command =>
        {
            var session = await asked.Grains.GetGrain<ISessionGrain>(asked.Id).Look();
            return session.Contact is not { Value: var contact } ? "Nobody is signed in there any more."
                : await (form["do"].ToString() switch
                {
                    "make" => links.MakeAsync(asked.Http, contact, session.Community?.Value, form["link"], asked.Cancel),
                    "revoke" => links.RevokeAsync(asked.Http, contact, session.Community?.Value, form["why"], asked.Cancel),
                    var channel => links.SendAsync(asked.Http, contact, session.Community?.Value, channel, command.Value, asked.Cancel),
                });
        });
}
