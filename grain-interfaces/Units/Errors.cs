namespace CustomerConnect.Units;

/// <summary>The catalog has not registered this home.</summary>
[GenerateSerializer, Immutable, Alias("UnitIsUnknown")]
public sealed record UnitIsUnknown() : Refusal(
    RefusalKind.NotFound, "unit.unknown", "This home is not offered here. Choose another.");

/// <summary>The home is not released.</summary>
[GenerateSerializer, Immutable, Alias("UnitIsNotReleased")]
public sealed record UnitIsNotReleased() : Refusal(
    RefusalKind.Conflict, "unit.not-released", "This home is not for sale yet. Choose another, or ask the sales center when it will be.");

/// <summary>The home is sold.</summary>
[GenerateSerializer, Immutable, Alias("UnitIsSold")]
public sealed record UnitIsSold() : Refusal(
    RefusalKind.Conflict, "unit.sold", "This home has been sold. Choose another; everything else you entered is kept.");

/// <summary>Another session holds the home right now.</summary>
[GenerateSerializer, Immutable, Alias("UnitIsBeingReserved")]
public sealed record UnitIsBeingReserved([property: Id(0)] DateTimeOffset Until) : Refusal(
    RefusalKind.Conflict, "unit.being-reserved", "Somebody is reserving this home right now. Choose another, or look again in a few minutes.");

/// <summary>The home is reserved.</summary>
[GenerateSerializer, Immutable, Alias("UnitIsReserved")]
public sealed record UnitIsReserved([property: Id(0)] DateTimeOffset Until) : Refusal(
    RefusalKind.Conflict, "unit.reserved", "This home has been reserved. Choose another; everything else you entered is kept.");

/// <summary>This contact's hold on the home lapsed a moment ago.</summary>
[GenerateSerializer, Immutable, Alias("ContactMustWait")]
public sealed record ContactMustWait([property: Id(0)] DateTimeOffset From) : Refusal(
    RefusalKind.Limit, "unit.must-wait", "Your time for this home ran out a moment ago. You can try it again shortly, or choose another now.");

/// <summary>The session does not hold the home any more.</summary>
[GenerateSerializer, Immutable, Alias("HoldHasEnded")]
public sealed record HoldHasEnded() : Refusal(
    RefusalKind.Conflict, "unit.hold-ended", "The time to finish ran out and the home went back on the map. You can hold it again if it is still free.");

/// <summary>Staff have ended the session's hold.</summary>
[GenerateSerializer, Immutable, Alias("StaffEndedHold")]
public sealed record StaffEndedHold() : Refusal(
    RefusalKind.Conflict, "unit.hold-ended-by-staff", "The sales team put this home back on the map. You can hold it again if it is still free, or call them.");

/// <summary>The one extension is used.</summary>
[GenerateSerializer, Immutable, Alias("HoldWasExtendedBefore")]
public sealed record HoldWasExtendedBefore() : Refusal(
    RefusalKind.Limit, "unit.hold-extended-before", "The time was extended once already.");

/// <summary>The home has another reservation, or none.</summary>
[GenerateSerializer, Immutable, Alias("ReservationDoesNotHoldUnit")]
public sealed record ReservationDoesNotHoldUnit() : Refusal(
    RefusalKind.Conflict, "unit.not-this-reservation", "This reservation does not hold the home any more.");

/// <summary>An import or a grid may not change a home that somebody has.</summary>
[GenerateSerializer, Immutable, Alias("UnitIsTaken")]
public sealed record UnitIsTaken([property: Id(0)] UnitStatus Status, [property: Id(1)] DateTimeOffset? Until) : Refusal(
    RefusalKind.Conflict, "unit.taken",
    Status == UnitStatus.OnHold ? $"The home is on hold until {Until:u}." : $"The home is reserved until {Until:u}.");

/// <summary>The home is free: there is nothing to wait for.</summary>
[GenerateSerializer, Immutable, Alias("UnitIsFree")]
public sealed record UnitIsFree() : Refusal(
    RefusalKind.Conflict, "unit.free", "This home is free: you can reserve it now.");

/// <summary>The queue has no room.</summary>
[GenerateSerializer, Immutable, Alias("QueueIsFull")]
public sealed record QueueIsFull() : Refusal(
    RefusalKind.Limit, "unit.queue-full", "Too many people are waiting for this home. Choose another.");
