using CustomerConnect.Storage.Log.Groups;
using Npgsql;
using NpgsqlTypes;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>The parameters of one read-model table in a call of <c>append_group</c>: rows to write and keys to delete.</summary>
internal sealed class RowParameters
{
    private readonly NpgsqlParameter<List<string>?> _rows = Text();
    private readonly NpgsqlParameter<List<int>?> _rowAppends = Places();
    private readonly NpgsqlParameter<List<string>?> _gone = Text();
    private readonly NpgsqlParameter<List<int>?> _goneAppends = Places();
    private readonly List<string> _rowList = [];
    private readonly List<int> _rowAppendList = [];
    private readonly List<string> _goneList = [];
    private readonly List<int> _goneAppendList = [];

    /// <summary>Adds them to the command, in the order of the procedure.</summary>
    public void AddTo(NpgsqlParameterCollection parameters, RowMode mode)
    {
        parameters.Add(_rows);
        parameters.Add(_rowAppends);
        if (mode == RowMode.Upsert)
        {
            parameters.Add(_gone);
            parameters.Add(_goneAppends);
        }
    }

    /// <summary>Forgets the group before.</summary>
    public void Clear()
    {
        _rowList.Clear();
        _rowAppendList.Clear();
        _goneList.Clear();
        _goneAppendList.Clear();
    }

    /// <summary>Takes a change of the append at this place, from 1.</summary>
    public void Add(RowChange row, int append, RowText text)
    {
        if (row.Values is null)
        {
            _goneList.Add(row.Key);
            _goneAppendList.Add(append);
        }
        else
        {
            _rowList.Add(text.Of(row.Values));
            _rowAppendList.Add(append);
        }
    }

    /// <summary>Hands the lists to the parameters; a table without changes is null, and the procedure passes over it.</summary>
    /// <param name="withAppends">True when the procedure may refuse appends of the group, and so needs to know whose row is whose.</param>
    public void Bind(bool withAppends)
    {
        _rows.TypedValue = _rowList.Count == 0 ? null : _rowList;
        _rowAppends.TypedValue = withAppends && _rowList.Count > 0 ? _rowAppendList : null;
        _gone.TypedValue = _goneList.Count == 0 ? null : _goneList;
        _goneAppends.TypedValue = withAppends && _goneList.Count > 0 ? _goneAppendList : null;
    }

    private static NpgsqlParameter<List<string>?> Text() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter<List<int>?> Places() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
}
