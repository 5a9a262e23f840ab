namespace CustomerConnect.Storage.People;

/// <summary>
/// Telephone numbers as they are compared and stored: E.164. Reads international numbers and, without a country code, those of the
/// North American plan. Knows the shape of every number and the plan of <c>+1</c> only.
/// </summary>
public static class PhoneNumber
{
    // ITU-T E.164: country code and number, at most 15 digits; nothing shorter than 8 is in use.
    private const int Shortest = 8;
    private const int Longest = 15;
    private const string Message = "Enter a number with its area code, like (555) 555-0123, or with + and the country code.";

    /// <summary>Normalizes what somebody typed.</summary>
    /// <param name="normalized">The number, <c>+</c> and digits; empty on failure.</param>
    /// <param name="problem">A sentence for the person who typed it; empty on success.</param>
    public static bool TryNormalize(string? typed, out string normalized, out string problem)
    {
        var text = typed?.Trim() ?? "";
        normalized = text.All(IsPartOfANumber) ? International(text) : "";
        problem = normalized.Length > 0 ? "" : text.Length == 0 ? "Enter your mobile number." : Message;
        return normalized.Length > 0;
    }

    /// <summary>The number as it is written in its country: <c>(555) 555-0123</c>, or as it is where the plan is not known.</summary>
    public static string Display(string number) =>
        number is ['+', '1', .. { Length: 10 } local] ? $"({local[..3]}) {local[3..6]}-{local[6..]}" : number;

    /// <summary>The number with all but its end hidden: <c>••• 0123</c>.</summary>
    public static string Mask(string number) => number.Length > 4 ? $"••• {number[^4..]}" : "•••";

    private static string International(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var plus = text.StartsWith('+') || text.StartsWith("(+", StringComparison.Ordinal);
        if (!plus && digits.StartsWith("011", StringComparison.Ordinal))
        {
            // How one dials abroad from North America.
            (digits, plus) = (digits[3..], true);
        }

        if (!plus)
        {
            digits = digits.Length == 10 ? "1" + digits : digits;
            return IsNorthAmerican(digits) ? "+" + digits : "";
        }

        var isOne = digits.Length is >= Shortest and <= Longest && digits[0] != '0' && (digits[0] != '1' || IsNorthAmerican(digits));
        return isOne ? "+" + digits : "";
    }

    // 1, area code and exchange from 2xx (no area code N9x: kept for an expansion), four digits.
    private static bool IsNorthAmerican(string digits) =>
        digits.Length == 11 && digits[0] == '1' && digits[1] >= '2' && digits[2] != '9' && digits[4] >= '2';

    private static bool IsPartOfANumber(char c, int index) => char.IsAsciiDigit(c) || " -.()/\u00a0\u2011".Contains(c) || (c == '+' && index < 2);

    private static bool All(this string text, Func<char, int, bool> test) => !text.Where((c, i) => !test(c, i)).Any();
}
