using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Permissions;

/// <summary>
/// What members may do beside looking at what their scope shows them. A permission is a claim of the account; it is checked where an action
/// is mapped, and pages only ask so as not to show a button that would be refused.
/// </summary>
public static class StaffPermissions
{
    /// <summary>Type of the claim.</summary>
    public const string Claim = "permission";

    /// <summary>Every permission, those to come too: an administrator's.</summary>
    public const string Everything = "everything";

    /// <summary>Give a held home back before its time.</summary>
    public const string EndHolds = "holds.end";

    /// <summary>Take a reservation back.</summary>
    public const string ReverseReservations = "reservations.reverse";

    /// <summary>Give a reservation more days.</summary>
    public const string ExtendReservations = "reservations.extend";

    /// <summary>Complete a reservation: the home is sold.</summary>
    public const string CompleteReservations = "reservations.complete";

    /// <summary>Switch links on and off, and throttle them.</summary>
    public const string ManageLinks = "links.manage";

    /// <summary>Move an appointment to another time.</summary>
    public const string MoveAppointments = "appointments.move";

    /// <summary>Read and search the history of events.</summary>
    public const string ReadHistory = "history.read";

    /// <summary>See whose identity is verified, and who is on the way.</summary>
    public const string SeeIdentities = "identity.see";

    /// <summary>Verify an identity in person, and have one verified anew.</summary>
    public const string VerifyIdentities = "identity.verify";

    /// <summary>Make, send and take back links to a contact's identity pages.</summary>
    public const string ManageIdentityLinks = "identity.links";

    /// <summary>Say on which days an organization's sales centers are closed.</summary>
    public const string EditClosedDays = "closed-days.edit";

    /// <summary>Open a contact.</summary>
    public const string SeeContacts = "contacts.see";

    /// <summary>Send a message of a session again.</summary>
    public const string ResendMessages = "messages.resend";

    /// <summary>Take a reservation in person.</summary>
    public const string ReserveInPerson = "reservations.in-person";

    /// <summary>Work through the follow-up lists.</summary>
    public const string FollowUp = "followup.work";

    /// <summary>Take a follow-up list out as a file.</summary>
    public const string ExportFollowUp = "followup.export";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        EndHolds, ReverseReservations, ExtendReservations, CompleteReservations, ManageLinks, SeeIdentities, VerifyIdentities, ManageIdentityLinks,
        EditClosedDays, SeeContacts, ResendMessages, ReserveInPerson, FollowUp, ExportFollowUp,
        MoveAppointments, ReadHistory,
    ];

    /// <summary>True when the member may.</summary>
    public static bool May(this ClaimsPrincipal member, string permission) =>
        member.HasClaim(Claim, Everything) || member.HasClaim(Claim, permission);

    /// <summary>Adds a policy a permission.</summary>
    public static IServiceCollection AddStaffPermissions(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder();
        foreach (var permission in All)
        {
            policies.AddPolicy(Policy(permission), new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser().RequireAssertion(context => context.User.May(permission)).Build());
        }

        return services;
    }

    /// <summary>Only for members with the permission.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, string permission) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(Policy(permission));

    private static string Policy(string permission) => $"{StaffAccess.Policy}:{permission}";
}
