using System.Security.Claims;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Units;
using CustomerConnect.Reservations;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>Kinds of notices under the bell: stable words of the table.</summary>
public static class NoticeKinds
{
    /// <summary>A home was reserved.</summary>
    public const string Reserved = "reserved";

    /// <summary>A home was reserved, with an appointment.</summary>
    public const string ReservedWithAppointment = "reserved-appointment";

    /// <summary>A deposit failed.</summary>
    public const string DepositFailed = "deposit-failed";

    /// <summary>The provider does not give a deposit back.</summary>
    public const string DepositNotReturned = "deposit-not-returned";

    /// <summary>An appointment was taken.</summary>
    public const string AppointmentTaken = "appointment-taken";

    /// <summary>An appointment was moved.</summary>
    public const string AppointmentMoved = "appointment-moved";

    /// <summary>An appointment was given back.</summary>
    public const string AppointmentCancelled = "appointment-cancelled";

    /// <summary>A reservation ends within two days.</summary>
    public const string EndNear = "end-near";

    /// <summary>A reservation has expired.</summary>
    public const string Expired = "expired";

    /// <summary>A customer gave a home back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The next in line has a home.</summary>
    public const string QueuePromoted = "queue-promoted";

    /// <summary>An identity was verified.</summary>
    public const string IdentityVerified = "identity-verified";

    /// <summary>An identity check failed.</summary>
    public const string IdentityFailed = "identity-failed";

    /// <summary>A link is unusually busy.</summary>
    public const string LinkHigh = "link-high";

    /// <summary>A link is unusually quiet.</summary>
    public const string LinkLow = "link-low";
}

/// <summary>Which events members are told of: what somebody may want to act on, and nothing that staff did themselves, but for moves.</summary>
public static class NoticeRules
{
    /// <summary>Kinds that only members who may see identities are told of.</summary>
    public static readonly IReadOnlyCollection<string> OfIdentities = [NoticeKinds.IdentityVerified, NoticeKinds.IdentityFailed];

    /// <summary>Kinds that a member is not told of.</summary>
    public static IReadOnlyCollection<string> HiddenFrom(ClaimsPrincipal member) => member.May(StaffPermissions.SeeIdentities) ? [] : OfIdentities;

    /// <summary>The kind of notice that an event is, or null for none.</summary>
    public static string? Of(object? happened) => happened switch
    {
        ReservationPlaced { Slot: null } => NoticeKinds.Reserved,
        ReservationPlaced => NoticeKinds.ReservedWithAppointment,
        AttemptFailed => NoticeKinds.DepositFailed,
        AttemptNotReturned { Tries: DepositRules.TellStaffAtReturn } => NoticeKinds.DepositNotReturned,
        AppointmentMoved { From: null } => NoticeKinds.AppointmentTaken,
        AppointmentMoved { To: null } => NoticeKinds.AppointmentCancelled,
        AppointmentMoved => NoticeKinds.AppointmentMoved,
        ReservationEndNear => NoticeKinds.EndNear,
        ReservationEndStarted { As: ReservationStatus.Expired } => NoticeKinds.Expired,
        ReservationEndStarted { As: ReservationStatus.Withdrawn } => NoticeKinds.Withdrawn,
        QueueOffered => NoticeKinds.QueuePromoted,
        IdentityVerified => NoticeKinds.IdentityVerified,
        IdentityCheckFailed => NoticeKinds.IdentityFailed,
        _ => null,
    };
}
