namespace CustomerConnect.Tests;

/// <summary>Ids and times that tests agree on.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    public static readonly SessionId Ann = new("session-ann");
    public static readonly SessionId Bob = new("session-bob");
    public static readonly SessionId Cid = new("session-cid");
    public static readonly ContactId AnnContact = new("contact-ann");
    public static readonly ContactId BobContact = new("contact-bob");
    public static readonly ReservationId First = new("reservation-1");
    public static readonly ReservationId Second = new("reservation-2");
    public static readonly ProjectId Project = new("p1");
    public static readonly CommunityId Community = new("c1");
    public static readonly UnitId Unit = new("u1");
    public static readonly DepositId Deposit = new("deposit-1");
    public static readonly Money Price = new(50_000_000, "USD");

    public static CommandId Command => CommandId.New();

    public static DateTimeOffset After(double minutes) => Noon + TimeSpan.FromMinutes(minutes);

    public static ContactId ContactOf(SessionId session) => new(session.Value.Replace("session", "contact", StringComparison.Ordinal));
}
