using System.Globalization;

namespace CustomerConnect.Storage.People;

/// <summary>E-mail addresses as they are compared and stored: trimmed, lower case, an international domain in its ASCII form.</summary>
public static class EmailAddress
{
    // RFC 5321 section 4.5.3.1: octets of the local part and of the whole path, less its brackets.
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Normalizes what somebody typed. Addresses that only quoting makes possible (spaces, a second @) are refused, and so are letters
    /// beyond ASCII before the @, which most mail servers do not take: better said here than found out by waiting for a code.
    /// </summary>
    /// <param name="normalized">The address; empty on failure.</param>
    /// <param name="problem">What is wrong; none on success.</param>
    public static bool TryNormalize(string? typed, out string normalized, out AddressProblem problem)
    {
        normalized = "";
        problem = Problem(typed?.Trim().ToLowerInvariant() ?? "", ref normalized);
        return problem == AddressProblem.None;
    }

    /// <summary>The address with all but its ends hidden, for a page that must not show it whole: <c>m•••a@home.example</c>.</summary>
    public static string Mask(string address) =>
        address.LastIndexOf('@') is var at and > 0 ? $"{address[0]}•••{(at > 1 ? address[at - 1] : "")}{address[at..]}" : "•••";

    private static AddressProblem Problem(string text, ref string normalized)
    {
        if (text.Length == 0)
        {
            return AddressProblem.EmailMissing;
        }

        if (text.Split('@') is not [{ Length: > 0 } local, { Length: > 0 } domain])
        {
            return AddressProblem.EmailWithoutAt;
        }

        if (local.Length > LongestLocalPart || local.StartsWith('.') || local.EndsWith('.') || local.Contains("..")
            || !local.All(IsLocalCharacter))
        {
            return AddressProblem.EmailName;
        }

        if (AsciiDomain(domain) is not { } ascii)
        {
            return AddressProblem.EmailDomain;
        }

        normalized = $"{local}@{ascii}";
        return normalized.Length <= LongestAddress ? AddressProblem.None : AddressProblem.EmailTooLong;
    }

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain);
            var labels = ascii.Split('.');
            return labels.Length > 1 && labels[^1].Length > 1 && !labels[^1].All(char.IsAsciiDigit) ? ascii : null;
        }
        catch (ArgumentException)
        {
            // The only way in which IdnMapping says that a domain is none.
            return null;
        }
    }

    private static bool IsLocalCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c);
}
