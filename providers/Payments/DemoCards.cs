using System.Collections.Frozen;
using System.Globalization;

namespace CustomerConnect.Providers.Payments;

/// <summary>A card as somebody typed it. Goes to the provider and nowhere else: it is never stored or logged.</summary>
/// <param name="Expiry">Month and year, such as <c>08 / 29</c>.</param>
public sealed record CardFields(string? Number, string? Expiry, string? SecurityCode, string? Name)
{
    /// <summary>Nothing of a card gets into a log by accident.</summary>
    public override string ToString() => "a card";
}

/// <summary>
/// A card that became a token, or what is wrong with it by field (<c>number</c>, <c>expiry</c>, <c>cvc</c>): <c>number</c>,
/// <c>not-a-test-card</c>, <c>expiry</c> or <c>security-code</c>.
/// </summary>
public sealed record CardResult(string? Token, string? Last4, IReadOnlyDictionary<string, string> Problems);

/// <summary>A test card of the demonstration.</summary>
/// <param name="Number">Its digits.</param>
/// <param name="Behavior">A failure code of <see cref="PaymentOutcome.Failure"/>, or <c>ok</c>, <c>authenticate</c>, <c>times-out</c>.</param>
/// <param name="Story">What it shows, for the page that lists them.</param>
public sealed record DemoCard(string Number, string Behavior, string Story);

/// <summary>
/// The cards that the stand-in takes. Numbers and behavior are those of Stripe's test mode (docs.stripe.com/testing), so that a
/// habit formed here works there; the last one is ours.
/// </summary>
public static class DemoCards
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<DemoCard> All =
    [
        new("4242424242424242", "ok", "Works"),
        new("4000000000000002", "declined", "Is declined"),
        new("4000000000009995", "insufficient-funds", "Has too little money"),
        new("4000000000000069", "expired-card", "Has expired"),
        new("4000000000000127", "incorrect-cvc", "Has another security code"),
        new("4000000000000119", "processing-error", "Meets an error at the bank"),
        new("4000002500003155", "authenticate", "Asks for confirmation by the bank"),
        new("4000000000005126", "times-out", "Is charged, but the answer gets lost"),
    ];

    private static readonly FrozenDictionary<string, DemoCard> ByNumber = All.ToFrozenDictionary(c => c.Number);

    /// <summary>What is wrong with what was typed, by field; empty when it is one of the test cards.</summary>
    public static (DemoCard? Card, IReadOnlyDictionary<string, string> Problems) Read(CardFields fields, DateTimeOffset now)
    {
        var problems = new Dictionary<string, string>();
        var digits = Digits(fields.Number);
        if (!ByNumber.TryGetValue(digits, out var card))
        {
            problems["number"] = PassesLuhn(digits)
                ? "not-a-test-card"
                : "number";
        }

        if (!IsFuture(fields.Expiry, now))
        {
            problems["expiry"] = "expiry";
        }

        if (Digits(fields.SecurityCode).Length is not (3 or 4))
        {
            problems["cvc"] = "security-code";
        }

        return (problems.Count == 0 ? card : null, problems);
    }

    private static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));

    // ISO/IEC 7812-1, annex B.
    private static bool PassesLuhn(string digits) =>
        digits.Length is >= 12 and <= 19
        && digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : ((c - '0') * 2 / 10) + ((c - '0') * 2 % 10)).Sum() % 10 == 0;

    // A card is good until the last day of its month.
    private static bool IsFuture(string? expiry, DateTimeOffset now)
    {
        var digits = Digits(expiry);
        var month = digits.Length is 4 or 6 ? int.Parse(digits[..2], CultureInfo.InvariantCulture) : 0;
        if (month is < 1 or > 12)
        {
            return false;
        }

        var year = int.Parse(digits[^2..], CultureInfo.InvariantCulture) + 2000;
        return (year * 12) + month >= (now.Year * 12) + now.Month && year < now.Year + 25;
    }
}
