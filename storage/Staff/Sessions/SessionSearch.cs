using System.Collections.Immutable;
using CustomerConnect.Storage.People;
using Dapper;

namespace CustomerConnect.Storage.Staff.Sessions;

/// <summary>
/// What somebody looks for in the sessions table: the beginnings of names, an e-mail address or its beginning, a mobile number, a home, or a
/// session or reservation by its number as pages show it (S-… and R-…, the end of its id) or its whole id.
/// </summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Units">Homes that have it as their number.</param>
public sealed record SessionSearch(string Text, ImmutableArray<string> Units)
{
    /// <summary>Longest text.</summary>
    public const int Longest = 100;

    /// <summary>Most homes of one number.</summary>
    public const int MostUnits = 100;

    private const int ShortestAddress = 3;
    private const int ShownOfSession = 6, ShownOfReservation = 7;

    /// <summary>The sessions as a condition on the table with alias <c>s</c>, each way by an index of its own.</summary>
    /// <param name="dialect">Of the database.</param>
    /// <param name="values">Gets the values.</param>
    public string Condition(Dialect dialect, DynamicParameters values)
    {
        string End(string column, int length) => dialect == Dialect.Postgres ? $"right({column}, {length})" : $"substr({column}, -{length})";
        var id = Text.Trim().ToLowerInvariant();
        var shown = id.StartsWith("s-", StringComparison.Ordinal) || id.StartsWith("r-", StringComparison.Ordinal) ? id[2..] : id;
        values.AddDynamicParams(new { id, shown, address = id, afterAddress = NameWords.After(id), mobile = Text.Replace(" ", "", StringComparison.Ordinal) });
        List<string> ways =
        [
            "select session_id from session_view where session_id = @id",
            $"select session_id from session_view where contact_id in ({Contacts(values)})",
        ];
        if (shown.Length == ShownOfSession)
        {
            ways.Add($"select session_id from session_view where {End("session_id", ShownOfSession)} = @shown");
        }

        if (shown.Length == ShownOfReservation)
        {
            ways.Add($"select session_id from session_view where reservation_id is not null and {End("reservation_id", ShownOfReservation)} = @shown");
        }

        if (Units.Length > 0)
        {
            ways.Add($"select session_id from session_view where {SqlList.In("unit_id", "found", Units, values)}");
        }

        return $"s.session_id in ({string.Join(" union all ", ways)})";
    }

    // All words have to begin a word of the same contact's name.
    private string Contacts(DynamicParameters values)
    {
        var words = NameWords.Of(Text);
        for (var i = 0; i < words.Count; i++)
        {
            values.Add($"word{i}", words[i]);
            values.Add($"after{i}", NameWords.After(words[i]));
        }

        var named = string.Join(" intersect ", words.Select((_, i) => $"select contact_id from contact_word where word >= @word{i} and word < @after{i}"));
        // The beginning of nothing is everybody's.
        var addressed = Text.Trim().Length < ShortestAddress
            ? "select contact_id from contact where 1 = 0"
            : "select contact_id from contact where (email >= @address and email < @afterAddress) or mobile = @mobile";
        return words.Count == 0 ? addressed : $"select contact_id from ({named}) as named union all {addressed}";
    }
}
