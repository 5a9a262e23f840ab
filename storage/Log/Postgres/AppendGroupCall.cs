using System.Text;
using CustomerConnect.Storage.Log.Groups;
using Npgsql;
using NpgsqlTypes;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>The prepared <c>CALL append_group_3(…)</c> of one connection. Its lists are reused from group to group.</summary>
internal sealed class AppendGroupCall : IAsyncDisposable
{
    /// <summary>The procedure of this version's tables.</summary>
    private const string Procedure = "append_group_3";

    private readonly NpgsqlCommand _command;
    private readonly NpgsqlParameter<List<string>?> _streamsSent;
    private readonly NpgsqlParameter<List<long>?> _expectedSent;
    private readonly NpgsqlParameter<List<string>?> _commandsSent;
    private readonly NpgsqlParameter<List<int>?> _eventAppendsSent;
    private readonly SeenHeads _seen = new();
    private readonly NpgsqlParameter<List<int>?> _unsure = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
    private readonly List<int> _unsureList = [];
    private readonly RowText _text = new();
    private readonly RowParameters[] _tables = [.. ReadModelTables.All.Select(_ => new RowParameters())];
    private readonly List<string> _streams = [];
    private readonly List<long> _expected = [];
    private readonly List<string> _commands = [];
    private readonly List<int> _eventAppends = [];
    private readonly List<string> _eventStreams = [];
    private readonly List<long> _eventVersions = [];
    private readonly List<string?> _eventCommands = [];
    private readonly List<string> _eventTypes = [];
    private readonly List<long> _eventSchemas = [];
    private readonly List<long> _eventAts = [];
    private readonly List<string> _eventData = [];

    private AppendGroupCall(NpgsqlConnection connection)
    {
        _command = connection.CreateCommand();
        _streamsSent = Add(_streams, NpgsqlDbType.Text);
        _expectedSent = Add(_expected, NpgsqlDbType.Bigint);
        _commandsSent = Add(_commands, NpgsqlDbType.Text);
        _eventAppendsSent = Add(_eventAppends, NpgsqlDbType.Integer);
        Add(_eventStreams, NpgsqlDbType.Text);
        Add(_eventVersions, NpgsqlDbType.Bigint);
        Add(_eventCommands, NpgsqlDbType.Text);
        Add(_eventTypes, NpgsqlDbType.Text);
        Add(_eventSchemas, NpgsqlDbType.Bigint);
        Add(_eventAts, NpgsqlDbType.Bigint);
        Add(_eventData, NpgsqlDbType.Text);
        for (var i = 0; i < _tables.Length; i++)
        {
            _tables[i].AddTo(_command.Parameters, ReadModelTables.All[i].Mode);
        }

        _command.Parameters.Add(_unsure);
        var places = Enumerable.Range(1, _command.Parameters.Count).Select(i => $"${i}");
        _command.CommandText = $"call {Procedure}({string.Join(", ", places)}, null::int[], null::bigint[])";
    }

    /// <summary>Prepares the call on an open connection.</summary>
    public static async Task<AppendGroupCall> PrepareAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var call = new AppendGroupCall(connection);
        await call._command.PrepareAsync(cancel);
        return call;
    }

    /// <summary>Writes a group: one message out, one answer back. Answers its callers when the group is durable.</summary>
    /// <param name="group">The group.</param>
    /// <param name="careful">
    /// True to look every stream and command up first. Without it a group whose stream has gone on elsewhere, or that holds a taken
    /// command, ends as a unique violation; it is to be sent again with it.
    /// </param>
    /// <returns>True when something was written.</returns>
    public bool Execute(IReadOnlyList<PendingAppend> group, bool careful)
    {
        Fill(group, careful);
        int[]? results = null;
        long[]? versions = null;
        using (var reader = _command.ExecuteReader())
        {
            reader.Read();
            if (!reader.IsDBNull(0))
            {
                results = reader.GetFieldValue<int[]>(0);
                versions = reader.GetFieldValue<long[]>(1);
            }
        }

        var written = false;
        for (var i = 0; i < group.Count; i++)
        {
            var append = group[i].Append;
            var outcome = (results?[i] ?? 0) switch
            {
                0 => new AppendOutcome(AppendResult.Written, append.ExpectedVersion + append.Events.Count),
                1 => new AppendOutcome(AppendResult.Conflict, (int)versions![i]),
                _ => new AppendOutcome(AppendResult.AlreadyTaken, (int)versions![i]),
            };
            written |= outcome.Result == AppendResult.Written;
            _seen.Note(append, outcome);
            group[i].Answer(outcome.Result, outcome.Version);
        }

        return written;
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private void Fill(IReadOnlyList<PendingAppend> group, bool careful)
    {
        Clear();
        for (var i = 0; i < group.Count; i++)
        {
            var append = group[i].Append;
            var place = i + 1;
            var command = append.CommandId.ToString("n");
            if (careful || !_seen.Cover(append))
            {
                _unsureList.Add(place);
            }

            _streams.Add(append.Stream);
            _expected.Add(append.ExpectedVersion);
            _commands.Add(command);
            AddEvents(append, place, command);
            AddRows(append.Rows, place);
        }

        // Which append a value belongs to matters only where one of them may be refused.
        var all = _unsureList.Count == 0;
        _unsure.TypedValue = all ? null : _unsureList;
        _streamsSent.TypedValue = all ? null : _streams;
        _expectedSent.TypedValue = all ? null : _expected;
        _commandsSent.TypedValue = all ? null : _commands;
        _eventAppendsSent.TypedValue = all ? null : _eventAppends;
        foreach (var table in _tables)
        {
            table.Bind(withAppends: !all);
        }
    }

    private void AddEvents(Append append, int place, string command)
    {
        var at = append.At.ToUnixTimeMilliseconds();
        for (var e = 0; e < append.Events.Count; e++)
        {
            var data = append.Events[e];
            _eventAppends.Add(place);
            _eventStreams.Add(append.Stream);
            _eventVersions.Add(append.ExpectedVersion + e + 1);
            _eventCommands.Add(e == 0 ? command : null);
            _eventTypes.Add(data.Type);
            _eventSchemas.Add(data.Schema);
            _eventAts.Add(at);
            _eventData.Add(Encoding.UTF8.GetString(data.Data.Span));
        }
    }

    private void AddRows(IReadOnlyList<RowChange> rows, int place)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (RowFold.IsLast(rows, i))
            {
                _tables[TableIndex.Of(rows[i].Table)].Add(rows[i], place, _text);
            }
        }
    }

    private void Clear()
    {
        _unsureList.Clear();
        _streams.Clear();
        _expected.Clear();
        _commands.Clear();
        _eventAppends.Clear();
        _eventStreams.Clear();
        _eventVersions.Clear();
        _eventCommands.Clear();
        _eventTypes.Clear();
        _eventSchemas.Clear();
        _eventAts.Clear();
        _eventData.Clear();
        foreach (var table in _tables)
        {
            table.Clear();
        }
    }

    private NpgsqlParameter<List<T>?> Add<T>(List<T> list, NpgsqlDbType type)
    {
        var parameter = new NpgsqlParameter<List<T>?> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = list };
        _command.Parameters.Add(parameter);
        return parameter;
    }
}
