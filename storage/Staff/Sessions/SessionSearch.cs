using System.Collections.Immutable;
using CustomerConnect.Storage.Staff.History;
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
    /// <summary>Most homes of one number.</summary>
    public const int MostUnits = 100;

    private const int ShownOfSession = 6, ShownOfReservation = 7;

    /// <summary>The ways to a session as conditions on the table with alias <c>s</c>, each by an index of its own; it may be found by several.</summary>
    /// <param name="dialect">Of the database.</param>
    /// <param name="values">Gets the values.</param>
    public IReadOnlyList<string> Ways(Dialect dialect, DynamicParameters values)
    {
        string End(string column, int length) => dialect == Dialect.Postgres ? $"right({column}, {length})" : $"substr({column}, -{length})";
        var id = Text.Trim().ToLowerInvariant();
        var shown = id.StartsWith("s-", StringComparison.Ordinal) || id.StartsWith("r-", StringComparison.Ordinal) ? id[2..] : id;
        values.AddDynamicParams(new { id, shown, mobile = Text.Replace(" ", "", StringComparison.Ordinal) });
        List<string> ways =
        [
            "s.session_id = @id",
            $"s.contact_id in ({Contacts(values)})",
        ];
        if (shown.Length == ShownOfSession)
        {
            ways.Add($"{End("s.session_id", ShownOfSession)} = @shown");
        }

        if (shown.Length == ShownOfReservation)
        {
            ways.Add($"s.reservation_id is not null and {End("s.reservation_id", ShownOfReservation)} = @shown");
        }

        if (Units.Length > 0)
        {
            ways.Add(SqlList.In("s.unit_id", "found", Units, values));
        }

        return ways;
    }

    // Every word has to begin a name or the address of the same contact.
    private string Contacts(DynamicParameters values)
    {
        var words = SearchWords.Of(Text);
        var begins = words.Select((word, i) =>
        {
            values.Add($"word{i}", word);
            values.Add($"after{i}", SearchWords.After(word));
            return $"w{i}.word >= @word{i} and w{i}.word < @after{i}";
        }).ToList();
        // Joined, as SQLite asks a subquery anew for each: who has two words that begin so is there twice, which the search does not mind.
        var others = begins.Skip(1).Select((b, i) => $" join contact_word w{i + 1} on w{i + 1}.contact_id = w0.contact_id and {b}");
        const string Called = "select contact_id from contact where mobile = @mobile";
        return words.Count == 0 ? Called : $"select w0.contact_id from contact_word w0{string.Concat(others)} where {begins[0]} union all {Called}";
    }
}
