using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Due;

public sealed class DueClaimsTests
{
    [Theory, BothDatabases]
    public async Task Row_is_claimed_when_due_and_again_when_the_lease_has_ended(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append("unit/late", 0, 1, null, Make.Due("unit/late", 200)));
        await log.Log.AppendAsync(Make.Append("unit/early", 0, 1, null, Make.Due("unit/early", 100)));
        var claims = StorageServices.Claims(log.Database);

        (await claims.ClaimAsync(99, 1_000, 10, default)).Should().BeEmpty();
        (await claims.ClaimAsync(200, 1_000, 1, default)).Should().Equal("unit/early");
        (await claims.ClaimAsync(200, 1_000, 10, default)).Should().Equal("unit/late");
        (await claims.ClaimAsync(999, 2_000, 10, default)).Should().BeEmpty();
        (await claims.ClaimAsync(1_000, 2_000, 10, default)).Should().Equal("unit/early", "unit/late");
    }

    [Theory, BothDatabases]
    public async Task Writing_the_row_ends_its_claim_and_deleting_it_ends_all(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var claims = StorageServices.Claims(log.Database);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, 1, null, Make.Due("unit/1", 100)));
        await claims.ClaimAsync(100, 1_000, 10, default);
        await log.Log.AppendAsync(Make.Append("unit/1", 1, 1, null, Make.Due("unit/1", 150)));
        (await claims.ClaimAsync(150, 1_000, 10, default)).Should().Equal("unit/1");
        await log.Log.AppendAsync(Make.Append("unit/1", 2, 1, null, Make.NotDue("unit/1")));
        (await claims.ClaimAsync(9_000, 10_000, 10, default)).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Postponing_moves_only_a_claim_that_is_still_the_same(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var claims = StorageServices.Claims(log.Database);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, 1, null, Make.Due("unit/1", 100)));
        await claims.ClaimAsync(100, 1_000, 10, default);
        await claims.PostponeAsync("unit/1", 999, 5_000, default);
        (await log.ScalarAsync("select claimed_until from due")).Should().Be(1_000L);
        await claims.PostponeAsync("unit/1", 1_000, 5_000, default);
        (await log.ScalarAsync("select claimed_until from due")).Should().Be(5_000L);
    }

    [Theory, BothDatabases]
    public async Task Several_processes_claim_each_row_once(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => log.Log.AppendAsync(Make.Append($"unit/{i}", 0, 1, null, Make.Due($"unit/{i}", i))).AsTask()));
        var claims = StorageServices.Claims(log.Database);
        var claimed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => claims.ClaimAsync(1_000, 9_000, 40, default))));
        var rest = await claims.ClaimAsync(1_000, 9_000, 400, default);
        claimed.SelectMany(c => c).Concat(rest).Should().HaveCount(300).And.OnlyHaveUniqueItems();
    }
}
