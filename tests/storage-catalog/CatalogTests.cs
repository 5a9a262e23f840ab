using CustomerConnect.Demo;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerConnect.Catalog.Tests;

public class CatalogTests
{
    private const string Unit = "lantern-house-1202";

    [Theory, BothDatabases]
    public async Task Many_who_ask_at_once_share_one_load(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);

        var (all, reads) = await ManyAtOnceAsync(database, () => catalog.CommunityAsync("alder-ferry"));

        all.Should().OnlyContain(c => ReferenceEquals(c, all[0]));
        reads.Should().Be(1);
    }

    [Theory, BothDatabases]
    public async Task Many_who_ask_at_once_where_a_home_is_share_one_question_and_one_load(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);

        var (all, reads) = await ManyAtOnceAsync(database, () => catalog.UnitAsync(Unit));

        all.Should().OnlyContain(u => u!.Value.Unit.Id == Unit);
        reads.Should().Be(2);
    }

    [Theory, BothDatabases]
    public async Task What_was_read_once_is_answered_from_memory(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);
        await catalog.CommunityBySlugAsync("ALDER-ferry");
        database.IsDown = true;

        (await catalog.UnitAsync(Unit))!.Value.Unit.Number.Should().Be("1202");
        (await catalog.ProjectAsync("orchard-homes"))!.Value.Project.Units.Should().HaveCount(25);
        catalog.CommunityAsync("alder-ferry").AsTask().IsCompletedSuccessfully.Should().BeTrue();
    }

    [Theory, BothDatabases]
    public async Task A_forgotten_community_is_read_again_with_its_new_revision(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);
        var old = (await catalog.UnitAsync(Unit))!.Value;
        await database.Store.EditAsync(async db => (await db.Units.SingleAsync(u => u.Id == Unit)).Facing = "Up");
        (await catalog.UnitAsync(Unit))!.Value.Unit.Facing.Should().Be(old.Unit.Facing);

        catalog.Forget("alder-ferry");

        var fresh = (await catalog.UnitAsync(Unit))!.Value;
        (fresh.Unit.Facing, fresh.Community.Revision).Should().Be(("Up", old.Community.Revision + 1));
    }

    [Theory, BothDatabases]
    public async Task Hours_until_midnight_last_the_whole_day(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);
        await database.Store.EditAsync(async db => (await db.WeeklyHours.FirstAsync(h => h.ProjectId == "orchard-homes")).ToMinute = 1440);

        var schedule = (await catalog.ProjectAsync("orchard-homes"))!.Value.Project.Schedule;

        schedule.Should().ContainSingle(h => h.To == TimeOnly.MinValue, "SlotSchedule reads an end of 00:00 as the end of the day");
    }

    [Theory, BothDatabases]
    public async Task A_load_that_was_forgotten_while_it_ran_is_not_kept(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);
        var gate = new TaskCompletionSource();
        database.Gate = gate.Task;
        var first = catalog.CommunityAsync("alder-ferry").AsTask();

        catalog.Forget("alder-ferry");
        gate.SetResult();

        (await catalog.CommunityAsync("alder-ferry")).Should().NotBeSameAs(await first);
    }

    [Theory, BothDatabases]
    public async Task A_load_that_fails_is_tried_again_by_the_next_who_asks(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);
        database.IsDown = true;
        await FluentActions.Awaiting(() => catalog.CommunityAsync("alder-ferry").AsTask()).Should().ThrowAsync<TimeoutException>();

        database.IsDown = false;

        (await catalog.CommunityAsync("alder-ferry")).Should().NotBeNull();
    }

    [Theory, BothDatabases]
    public async Task Who_gives_up_waiting_does_not_end_the_load_of_the_others(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);
        var gate = new TaskCompletionSource();
        database.Gate = gate.Task;
        using var cancel = new CancellationTokenSource();
        var first = catalog.CommunityAsync("alder-ferry", cancel.Token).AsTask();
        var second = catalog.CommunityAsync("alder-ferry").AsTask();

        await cancel.CancelAsync();
        gate.SetResult();

        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        (await second).Should().NotBeNull();
    }

    [Theory, BothDatabases]
    public async Task Ids_that_do_not_exist_are_null(Dialect dialect)
    {
        await using var database = await Loaded(dialect);
        var catalog = new Storage.Catalog.Catalog(database.Store);

        (await catalog.CommunityAsync("nowhere")).Should().BeNull();
        (await catalog.CommunityBySlugAsync("nowhere")).Should().BeNull();
        (await catalog.ProjectAsync("nowhere")).Should().BeNull();
        (await catalog.UnitAsync("nowhere")).Should().BeNull();
        (await catalog.CommunitiesAsync()).Should().Equal(("alder-ferry", "alder-ferry", "Alder Ferry"));
    }

    // Fifty ask before the first is answered: their answers, and how often the database was read for them.
    private static async Task<(T[] All, int Reads)> ManyAtOnceAsync<T>(CatalogDatabase database, Func<ValueTask<T>> ask)
    {
        var gate = new TaskCompletionSource();
        database.Gate = gate.Task;
        var before = database.Reads;
        var asked = Enumerable.Range(0, 50).Select(_ => ask().AsTask()).ToList();
        gate.SetResult();
        return (await Task.WhenAll(asked), database.Reads - before);
    }

    private static async Task<CatalogDatabase> Loaded(Dialect dialect)
    {
        var database = await CatalogDatabase.CreateAsync(dialect);
        await DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System);
        return database;
    }
}
