namespace CustomerConnect.Units;

/// <summary>One home: who holds it, who has reserved it, who waits for it. Key: the unit's id.</summary>
[Alias("IUnitGrain")]
public interface IUnitGrain : IStreamGrain
{
    /// <summary>Registers the home, and changes its release, price or sold mark as the catalog's owner wishes.</summary>
    [Alias("Offer")]
    Task<Answer<UnitSnapshot>> Offer(OfferUnit command);

    /// <summary>Keeps the home for a session while it pays and submits. The same session asking again gets the same hold.</summary>
    [Alias("Hold")]
    Task<Answer<UnitHold>> Hold(HoldUnit command);

    /// <summary>Extends a session's hold, once, while a bank confirms.</summary>
    [Alias("ExtendHold")]
    Task<Answer<UnitHold>> ExtendHold(ExtendHold command);

    /// <summary>The session gives its hold back. Harmless when it has ended.</summary>
    [Alias("ReleaseHold")]
    Task<Answer<UnitSnapshot>> ReleaseHold(ReleaseHold command);

    /// <summary>
    /// Staff end a session's hold. The session learns of it within a second, with all that follows for its deposit. Harmless when the hold
    /// has ended.
    /// </summary>
    [Alias("EndHold")]
    Task<Answer<UnitSnapshot>> EndHold(EndHold command);

    /// <summary>The session knows that its hold has ended. Harmless when that was noted.</summary>
    [Alias("NoteTold")]
    Task<Answer<UnitSnapshot>> NoteTold(NoteSessionTold command);

    /// <summary>Turns the session's hold into a reservation.</summary>
    [Alias("Reserve")]
    Task<Answer<UnitSnapshot>> Reserve(ReserveUnit command);

    /// <summary>Takes a reservation back that could not be completed: the session has its hold again, for what is left of it.</summary>
    [Alias("UndoReserve")]
    Task<Answer<UnitSnapshot>> UndoReserve(UndoReserveUnit command);

    /// <summary>Frees the home of a reservation that has ended.</summary>
    [Alias("Free")]
    Task<Answer<UnitSnapshot>> Free(FreeUnit command);

    /// <summary>Marks the home sold: its reservation's agreement is signed.</summary>
    [Alias("Sell")]
    Task<Answer<UnitSnapshot>> Sell(SellUnit command);

    /// <summary>Moves the end of the home's reservation.</summary>
    [Alias("ExtendReservation")]
    Task<Answer<UnitSnapshot>> ExtendReservation(ExtendUnitReservation command);

    /// <summary>Joins the queue behind a home that is in progress; a contact has one place, whatever sessions they have. Nothing is charged.</summary>
    [Alias("JoinQueue")]
    Task<Answer<UnitSnapshot>> JoinQueue(JoinQueue command);

    /// <summary>Leaves the queue. Harmless when not in it.</summary>
    [Alias("LeaveQueue")]
    Task<Answer<UnitSnapshot>> LeaveQueue(LeaveQueue command);

    /// <summary>How the home stands now.</summary>
    [Alias("Look")]
    Task<UnitSnapshot> Look();
}
