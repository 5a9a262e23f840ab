using System.Globalization;
using CustomerConnect.Allowances;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey;

/// <summary>Refusals at the edge.</summary>
public static class Refusals
{
    /// <summary>The one place where a kind of refusal becomes an HTTP status. A page whose form was refused is always 422 (Turbo).</summary>
    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Limit => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>
    /// What a refusal says, in the language of the page: the text of <c>RefusalTexts</c> that has its code for a name. What no visitor's
    /// page shows has none there, and says it in English.
    /// </summary>
    public static string Words(Refusal refusal) => refusal switch
    {
        ReservationLimitIsReached { Limit: > 1 } limit => Show.Text(RefusalTexts.allowance_limit_reached_many, limit.Limit),
        _ => Text(refusal.Code) ?? refusal.Message,
    };

    /// <summary>What a page may say in place: the fact in bold, then the rest.</summary>
    public static (string Fact, string More) Split(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (message, "") : (message[..(end + 1)], message[(end + 2)..]);
    }

    /// <summary>The text for a code in the language of the page, or null where it has none.</summary>
    public static string? Text(string code) =>
        RefusalTexts.ResourceManager.GetString(code.Replace('.', '_').Replace('-', '_'), CultureInfo.CurrentUICulture);
}
