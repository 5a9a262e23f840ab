using System.Data.Common;

namespace Orleans.Embedded;

/// <summary>Commands with named parameters, on either database.</summary>
internal static class Sql
{
    /// <summary>A command with <c>@name</c> parameters.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Runs one statement in a transaction of its own and tells how many rows it changed.</summary>
    public static Task<int> ExecuteAsync(
        this GrainDatabase database, string sql, (string Name, object Value)[] values, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await using var command = connection.Command(transaction, sql, values);
                return await command.ExecuteNonQueryAsync(cancel);
            },
            cancel);
}
