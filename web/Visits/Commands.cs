using System.Data.Common;

namespace CustomerConnect.Web.Visits;

/// <summary>Parameters without a word too many.</summary>
internal static class Commands
{
    /// <summary>Adds a parameter; null is the database's null.</summary>
    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
