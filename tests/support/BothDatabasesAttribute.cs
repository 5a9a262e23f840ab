using System.Reflection;
using CustomerConnect.Storage;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace CustomerConnect.TestSupport;

/// <summary>Runs a theory once on each dialect: <c>[Theory, BothDatabases] async Task X_y_z(Dialect dialect)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<Dialect>(Dialect.Sqlite), new TheoryDataRow<Dialect>(Dialect.Postgres)]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
