namespace CustomerConnect.Sessions;

/// <summary>The session does not exist.</summary>
[GenerateSerializer, Immutable, Alias("SessionIsUnknown")]
public sealed record SessionIsUnknown() : Refusal(
    RefusalKind.NotFound, "session.unknown", "This visit has ended. Open the link you were given once more.");

/// <summary>The session has its reservation.</summary>
[GenerateSerializer, Immutable, Alias("SessionHasReserved")]
public sealed record SessionHasReserved([property: Id(0)] ReservationId Reservation) : Refusal(
    RefusalKind.Conflict, "session.reserved", "Your reservation is made. To reserve another home, open the link once more.");

/// <summary>A submission is under way.</summary>
[GenerateSerializer, Immutable, Alias("SubmissionIsUnderWay")]
public sealed record SubmissionIsUnderWay() : Refusal(
    RefusalKind.Conflict, "session.submitting", "Your reservation is being made. Wait a moment; nothing is lost.");

/// <summary>Somebody else reserved in this session.</summary>
[GenerateSerializer, Immutable, Alias("SessionIsAnothers")]
public sealed record SessionIsAnothers() : Refusal(
    RefusalKind.Conflict, "session.anothers", "Somebody else reserved in this visit. Open the link you were given once more, and sign in there.");

/// <summary>Clients are entered by realtors.</summary>
[GenerateSerializer, Immutable, Alias("ClientsAreForRealtors")]
public sealed record ClientsAreForRealtors() : Refusal(
    RefusalKind.Invalid, "session.clients-for-realtors", "Client profiles are for realtors.");

/// <summary>Not signed in, or not registered.</summary>
[GenerateSerializer, Immutable, Alias("SignInIsNeeded")]
public sealed record SignInIsNeeded() : Refusal(
    RefusalKind.Conflict, "session.sign-in-needed", "Sign in first. What you chose is kept.");

/// <summary>No home is chosen.</summary>
[GenerateSerializer, Immutable, Alias("NoHomeIsChosen")]
public sealed record NoHomeIsChosen() : Refusal(
    RefusalKind.Conflict, "session.no-home", "Choose a home first.");

/// <summary>The visitor chose otherwise since: while a home was being held for them, or in another window.</summary>
[GenerateSerializer, Immutable, Alias("ChoiceHasChanged")]
public sealed record ChoiceHasChanged() : Refusal(
    RefusalKind.Conflict, "session.choice-changed", "You chose another home meanwhile. Look at the checklist and go on from there.");

/// <summary>The home, project or model is not part of what this link shows.</summary>
[GenerateSerializer, Immutable, Alias("HomeIsNotInThisCommunity")]
public sealed record HomeIsNotInThisCommunity() : Refusal(
    RefusalKind.Invalid, "session.not-in-community", "This home is not part of this community. Choose another on the map.");

/// <summary>The project takes no reservations online.</summary>
[GenerateSerializer, Immutable, Alias("ReservationsAreOff")]
public sealed record ReservationsAreOff() : Refusal(
    RefusalKind.Conflict, "session.reservations-off", "Online reservations are off for this project. Call the sales center.");

/// <summary>The project has no queues.</summary>
[GenerateSerializer, Immutable, Alias("QueuesAreOff")]
public sealed record QueuesAreOff() : Refusal(
    RefusalKind.Conflict, "session.queues-off", "There is no queue for this home. Choose another, or ask the sales center.");

/// <summary>Something of the checklist is missing.</summary>
/// <param name="Missing">Lines that block.</param>
[GenerateSerializer, Immutable, Alias("ChecklistIsNotClear")]
public sealed record ChecklistIsNotClear([property: Id(0)] System.Collections.Immutable.ImmutableArray<ChecklistItem> Missing) : Refusal(
    RefusalKind.Conflict, "session.checklist", "Something is still missing. The checklist says what.");

/// <summary>Appointments are not part of this project.</summary>
[GenerateSerializer, Immutable, Alias("AppointmentsAreOff")]
public sealed record AppointmentsAreOff() : Refusal(
    RefusalKind.Conflict, "session.appointments-off", "Appointments are not offered for this project.");

/// <summary>A submission that another process began was taken back; the code says for what.</summary>
[GenerateSerializer, Immutable, Alias("SubmissionFailedEarlier")]
public sealed record SubmissionFailedEarlier([property: Id(0)] string Cause) : Refusal(
    RefusalKind.Conflict, Cause, "Your reservation could not be made. The checklist says what was lost; everything else is kept.");
