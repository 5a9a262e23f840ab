using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains.Audit;

/// <summary>No e-mail address and no telephone number is in the log: it holds ids, so that a person can be erased.</summary>
public static partial class PersonalData
{
    /// <summary>Checks every text of an event, and the name of its stream.</summary>
    public static IEnumerable<Offence> Check(StoredEvent stored)
    {
        foreach (var text in Texts(stored.Event.Data.Span).Append(stored.Stream))
        {
            if (Address().IsMatch(text))
            {
                yield return new("no-personal-data", stored.Stream, $"version {stored.Version} ({stored.Event.Type}) has an e-mail address in it.");
            }

            if (Number().IsMatch(text))
            {
                yield return new("no-personal-data", stored.Stream, $"version {stored.Version} ({stored.Event.Type}) has a telephone number in it.");
            }
        }
    }

    private static List<string> Texts(ReadOnlySpan<byte> json)
    {
        var texts = new List<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 5 } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.\p{L}{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    /// <summary>With its country, or written as numbers of North America are; a moment's offset has a colon and two digits only.</summary>
    [GeneratedRegex(@"\+\d(?:[ ().-]?\d){6,}|(?<![\w-])\(?\d{3}\)?[ .-] ?\d{3}[ .-]\d{4}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
