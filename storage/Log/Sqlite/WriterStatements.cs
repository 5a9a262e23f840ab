using CustomerConnect.Storage.Log.Groups;
using Microsoft.Data.Sqlite;

namespace CustomerConnect.Storage.Log.Sqlite;

/// <summary>The prepared statements of the writer, and one append told in them.</summary>
internal sealed class WriterStatements : IDisposable
{
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly Statement _head;
    private readonly Statement _lastOfCommand;
    private readonly Statement _insert;
    private readonly TableStatements[] _tables;
    private SeenHeads _seen = new();

    public WriterStatements(SqliteConnection connection)
    {
        _begin = new Statement(connection, "begin immediate");
        _commit = new Statement(connection, "commit");
        _rollback = new Statement(connection, "rollback");
        _head = new Statement(
            connection,
            """
            select (select max(version) from event where stream = ?1),
                   (select version from event where stream = ?1 and command_id = ?2)
            """);
        _lastOfCommand = new Statement(
            connection,
            """
            select coalesce(
                (select min(version) - 1 from event where stream = ?1 and version > ?2 and command_id is not null),
                (select max(version) from event where stream = ?1))
            """);
        _insert = new Statement(
            connection,
            "insert into event (stream, version, command_id, type, schema, at, data) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _tables = [.. ReadModelTables.All.Select(table => new TableStatements(connection, table))];
    }

    public void Begin() => _begin.Execute();

    public void Commit() => _commit.Execute();

    public void Rollback()
    {
        _rollback.Execute();
        _seen = new SeenHeads(); // What it noted of this group is not in the database.
    }

    /// <summary>Compares an append with its stream and writes it when it matches.</summary>
    public AppendOutcome Apply(Append append)
    {
        var command = append.CommandId.ToString("n");
        var outcome = _seen.Cover(append) && TryInsertEvents(append, command)
            ? new AppendOutcome(AppendResult.Written, append.ExpectedVersion + append.Events.Count)
            : Compare(append, command);
        if (outcome.Result == AppendResult.Written)
        {
            WriteRows(append);
        }

        _seen.Note(append, outcome);
        return outcome;
    }

    /// <summary>Looks where the stream stands, and writes the events when it stands where it should.</summary>
    private AppendOutcome Compare(Append append, string command)
    {
        _head.Bind(1, append.Stream).Bind(2, command).Step();
        var head = (int)_head.Number(0);
        var taken = _head.IsNull(1) ? 0 : _head.Number(1);
        _head.Reset();
        if (taken > 0)
        {
            return new AppendOutcome(AppendResult.AlreadyTaken, LastVersionOf(append.Stream, taken));
        }

        if (head != append.ExpectedVersion)
        {
            return new AppendOutcome(AppendResult.Conflict, head);
        }

        InsertEvents(append, command);
        return new AppendOutcome(AppendResult.Written, head + append.Events.Count);
    }

    private void WriteRows(Append append)
    {
        for (var i = 0; i < append.Rows.Count; i++)
        {
            if (RowFold.IsLast(append.Rows, i))
            {
                _tables[TableIndex.Of(append.Rows[i].Table)].Apply(append.Rows[i]);
            }
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_begin, _commit, _rollback, _head, _lastOfCommand, _insert])
        {
            statement.Dispose();
        }

        foreach (var table in _tables)
        {
            table.Dispose();
        }
    }

    /// <summary>False when the stream has gone on or has the command already. Then the first insert was refused: nothing is left of it.</summary>
    private bool TryInsertEvents(Append append, string command)
    {
        try
        {
            InsertEvents(append, command);
            return true;
        }
        catch (SqliteException e) when (SqliteErrors.IsUnique(e))
        {
            return false;
        }
    }

    private void InsertEvents(Append append, string command)
    {
        var at = append.At.ToUnixTimeMilliseconds();
        for (var i = 0; i < append.Events.Count; i++)
        {
            var data = append.Events[i];
            _insert.Bind(1, append.Stream).Bind(2, append.ExpectedVersion + i + 1L).Bind(3, i == 0 ? command : null)
                .Bind(4, data.Type).Bind(5, data.Schema).Bind(6, at).Bind(7, data.Data.Span).Execute();
        }
    }

    private int LastVersionOf(string stream, long first)
    {
        _lastOfCommand.Bind(1, stream).Bind(2, first).Step();
        var version = (int)_lastOfCommand.Number(0);
        _lastOfCommand.Reset();
        return version;
    }
}
