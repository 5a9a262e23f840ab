using CustomerConnect.Demo;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerConnect.Catalog.Tests;

public class CatalogChangeTests
{
    [Theory, BothDatabases]
    public async Task An_edit_appends_one_event_for_each_community_it_touches(Dialect dialect)
    {
        await using var database = await Loaded(dialect);

        await database.Store.EditAsync(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == "lantern-house")).MarketingName = "Lamp House";
            (await db.Units.SingleAsync(u => u.Id == "lantern-house-1202")).Facing = "North";
            return 0;
        });

        (await database.CountAsync("event where stream = 'catalog/alder-ferry'")).Should().Be(2);
        (await database.ScalarAsync("select data from event order by position desc limit 1")).Should()
            .BeOfType<string>().Which.Replace(" ", "").Should().Be("""{"community":"alder-ferry"}""");
        (await database.ScalarAsync("select type from event order by position desc limit 1")).Should().Be("catalog.changed");
        (await database.CountAsync("event e join catalog_change c on c.id = e.command_id and c.at = e.at")).Should().Be(2);
    }

    [Theory, BothDatabases]
    public async Task An_edit_that_changes_nothing_appends_nothing(Dialect dialect)
    {
        await using var database = await Loaded(dialect);

        await database.Store.EditAsync(async db =>
        {
            var project = await db.Projects.SingleAsync(p => p.Id == "lantern-house");
            project.MarketingName = $"Lantern {"House"}";
            return 0;
        });

        (await database.CountAsync("event")).Should().Be(1);
    }

    [Theory, BothDatabases]
    public async Task An_edit_that_fails_leaves_neither_rows_nor_event(Dialect dialect)
    {
        await using var database = await Loaded(dialect);

        var edit = () => database.Store.EditAsync<int>(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == "lantern-house")).MarketingName = "Lamp House";
            await db.SaveChangesAsync();
            throw new NotSupportedException("no");
        });

        await edit.Should().ThrowAsync<NotSupportedException>();
        (await database.CountAsync("event")).Should().Be(1);
        (await database.ScalarAsync("select marketing_name from project where id = 'lantern-house'")).Should().Be("Lantern House");
    }

    [Fact]
    public async Task While_an_edit_is_open_others_take_the_log_s_lock()
    {
        await using var database = await Loaded(Dialect.Postgres);

        await database.Store.EditAsync(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == "lantern-house")).MarketingName = "Lamp House";
            await db.SaveChangesAsync(); // the edit's statements are with the server; its commit is not

            var taken = await database.ScalarAsync(
                "select pg_try_advisory_xact_lock(hashtextextended('customer-connect/event-log', 0))");
            taken.Should().Be(true);
            return 0;
        });
    }

    [Fact]
    public async Task The_commit_of_an_edit_waits_for_who_holds_the_log_s_lock()
    {
        await using var database = await Loaded(Dialect.Postgres);
        await using var writer = await database.Raw.OpenAsync();
        await using var group = await writer.BeginTransactionAsync();
        await using var command = writer.CreateCommand();
        command.CommandText = "select pg_advisory_xact_lock(hashtextextended('customer-connect/event-log', 0))";
        await command.ExecuteNonQueryAsync();

        var edit = database.Store.EditAsync(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == "lantern-house")).MarketingName = "Lamp House";
            return 0;
        });
        while (await database.CountAsync("pg_locks where locktype = 'advisory' and not granted") == 0)
        {
            edit.IsCompleted.Should().BeFalse();
        }

        (await database.CountAsync("event")).Should().Be(1);
        await group.CommitAsync();
        await edit.WaitAsync(TimeSpan.FromSeconds(30));
        (await database.CountAsync("event")).Should().Be(2);
    }

    private static async Task<CatalogDatabase> Loaded(Dialect dialect)
    {
        var database = await CatalogDatabase.CreateAsync(dialect);
        await DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System);
        return database;
    }
}
