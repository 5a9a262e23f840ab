namespace CustomerConnect.Storage.People;

/// <summary>
/// Telephone numbers as they are compared and stored: E.164. Reads numbers as they are dialed inside a region, and international ones of
/// every region; knows the length of each region's numbers, and of <c>+1</c> the whole plan.
/// </summary>
public static class PhoneNumber
{
    /// <summary>The region whose numbers are read without a country code where nobody says which.</summary>
    public const string DefaultRegion = "US";

    /// <summary>Normalizes what somebody typed.</summary>
    /// <param name="region">ISO 3166-1 code of where the number is dialed so; one that is not known counts as <see cref="DefaultRegion"/>.</param>
    /// <param name="normalized">The number, <c>+</c> and digits; empty on failure.</param>
    /// <param name="problem">What is wrong; none on success.</param>
    public static bool TryNormalize(string? typed, string? region, out string normalized, out AddressProblem problem)
    {
        var text = typed?.Trim() ?? "";
        normalized = text.All(IsPartOfANumber) ? International(text, PhoneRegions.All.GetValueOrDefault(region ?? "") ?? PhoneRegions.All[DefaultRegion]) : "";
        problem = normalized.Length > 0 ? AddressProblem.None : text.Length == 0 ? AddressProblem.PhoneMissing : AddressProblem.PhoneUnknown;
        return normalized.Length > 0;
    }

    /// <summary>The number as it is written in its country: <c>(555) 555-0123</c>, or as it is where the plan is not known.</summary>
    public static string Display(string number) =>
        number is ['+', '1', .. { Length: 10 } local] ? $"({local[..3]}) {local[3..6]}-{local[6..]}" : number;

    /// <summary>The number with all but its end hidden: <c>••• 0123</c>.</summary>
    public static string Mask(string number) => number.Length > 4 ? $"••• {number[^4..]}" : "•••";

    private static string International(string text, PhoneRegion region)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.StartsWith('+') || text.StartsWith("(+", StringComparison.Ordinal))
        {
            return Checked(digits);
        }

        var abroad = Abroad(region);
        return digits.StartsWith(abroad, StringComparison.Ordinal) && Checked(digits[abroad.Length..]) is { Length: > 0 } number
            ? number
            : National(digits, region);
    }

    // How one dials another country from a region (ITU-T E.123 and the regions' own plans).
    private static string Abroad(PhoneRegion region) => region switch
    {
        { CallingCode: "1" } => "011",
        { Code: "AU" } => "0011",
        { Code: "JP" } => "010",
        _ => "00",
    };

    // With the prefix of calls inside the country taken off where there is one, else as it stands.
    private static string National(string digits, PhoneRegion region)
    {
        var trunk = region.Trunk.Length > 0 && digits.StartsWith(region.Trunk, StringComparison.Ordinal) ? digits[region.Trunk.Length..] : digits;
        return ((string[])[trunk, digits]).Where(n => region.Lengths.Contains(n.Length)).Select(n => Checked(region.CallingCode + n)).FirstOrDefault("");
    }

    private static string Checked(string digits) =>
        PhoneRegions.Fits(digits) && (digits[0] != '1' || IsNorthAmerican(digits)) ? "+" + digits : "";

    // 1, area code and exchange from 2xx (no area code N9x: kept for an expansion), four digits.
    private static bool IsNorthAmerican(string digits) =>
        digits.Length == 11 && digits[0] == '1' && digits[1] >= '2' && digits[2] != '9' && digits[4] >= '2';

    private static bool IsPartOfANumber(char c, int index) => char.IsAsciiDigit(c) || " -.()/\u00a0\u2011".Contains(c) || (c == '+' && index < 2);

    private static bool All(this string text, Func<char, int, bool> test) => !text.Where((c, i) => !test(c, i)).Any();
}
