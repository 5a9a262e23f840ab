using CustomerConnect.Storage.Schema;
using CustomerConnect.TestSupport;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Schema;

/// <summary>Databases of earlier versions, with what they held, become databases of this one.</summary>
public sealed class UpgradeTests
{
    [Theory, BothDatabases]
    public async Task Every_script_is_applied_to_tables_that_hold_rows_and_loses_none(Dialect dialect)
    {
        await using var old = await OldDatabase.CreateAsync(dialect);
        foreach (var script in old.Scripts)
        {
            await old.UpToAsync(script.Name);
            await TableFiller.FillAsync(old.Database);
        }

        await using var connection = await old.Database.OpenAsync();
        foreach (var table in await TableFiller.TablesAsync(dialect, connection))
        {
            (await TableFiller.CountAsync(connection, table)).Should().BePositive("{0} had a row from its first script on", table);
        }
    }

    [Theory, BothDatabases]
    public async Task Staff_from_before_roles_keep_what_they_might_do(Dialect dialect)
    {
        await using var old = await OldDatabase.CreateAsync(dialect);
        await old.UpToAsync("0610_devices.sql");
        await old.ExecuteAsync(
            """
            insert into staff_member (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                values ('ada', 'Ada', 1, 0, 0, 0, 0), ('bob', 'Bob', 1, 0, 0, 0, 0);
            insert into staff_claim (user_id, claim_type, claim_value) values ('ada', 'permission', 'everything'), ('bob', 'permission', 'holds.end'), ('bob', 'locale', 'fr');
            """);

        await old.UpToAsync(null);

        (await old.ListAsync("select id || ' ' || role_id || ' ' || coalesce(disabled_at, 0) from staff_member order by id")).Should().Equal("ada administrator 0", "bob viewer 0");
        (await old.ListAsync("select claim_type from staff_claim")).Should().Equal("locale");
    }

    [Theory, BothDatabases]
    public async Task What_staff_did_before_there_was_a_trail_stands_in_it_once(Dialect dialect)
    {
        await using var old = await OldDatabase.CreateAsync(dialect);
        await old.UpToAsync("0610_devices.sql");
        await old.ExecuteAsync(Past.Events);

        await old.UpToAsync(null);

        (await old.ListAsync(Past.Trail)).Should().Equal(
            "hold.ended|ada|session|s1|mistake|-|pier", "reservation.extended|ada|reservation|r1|-|quay|pier",
            "reservation.reversed|bob|reservation|r1|financing|quay|pier", "identity.verified|ada|contact|k1|-|quay|-",
            "identity.reopened|bob|contact|k1|namechanged|quay|-", "appointment.moved|ada|reservation|r1|team|quay|pier",
            "reservation.in-person|ada|session|s2|no-email|quay|-");
    }

    [Theory, BothDatabases]
    public async Task Deeds_go_over_to_the_trail_with_their_words_and_get_their_community(Dialect dialect)
    {
        await using var old = await OldDatabase.CreateAsync(dialect);
        await old.UpToAsync("0650_session_search.sql");
        await old.ExecuteAsync(Past.Deeds);

        await old.UpToAsync(null);

        (await old.ListAsync(Past.Trail)).Should().Equal(
            "message.resent|ada|session|s2|-|quay|-", "follow-up.done|ada|follow-up/links|l|-|-|-", "exported|bob|follow-up|deposits|-|-|-",
            "identity.link-made|ada|contact|k1|-|quay|-", "identity.links-revoked|bob|contact|nobody|-|-|-");
        (await old.ListAsync("select detail from staff_action where detail is not null")).Should().Equal("reserved/r1/contact");
    }

    /// <summary>A database that is brought to a version at a time.</summary>
    private sealed class OldDatabase(TestDatabase own, TestLog log) : IAsyncDisposable
    {
        public IDatabase Database => log.Database;

        public IReadOnlyList<SchemaScript> Scripts { get; } = SchemaScript.Find(log.Database.Dialect, [typeof(Migrator).Assembly]);

        public static async Task<OldDatabase> CreateAsync(Dialect dialect)
        {
            var own = await TestDatabases.CreateAsync(dialect);
            return new(own, TestLog.On(TestLog.OptionsFor(own)));
        }

        /// <summary>Applies the scripts up to one, as the program of then did; null for all.</summary>
        public Task UpToAsync(string? last) => new Migrator(Database, TimeProvider.System, NullLogger<Migrator>.Instance)
            .ApplyAsync([.. Scripts.Where(s => last is null || string.CompareOrdinal(s.Name, last) <= 0)]);

        public Task ExecuteAsync(string sql) => Database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction));

        public Task<IReadOnlyList<string>> ListAsync(string sql) =>
            Database.ReadAsync<IReadOnlyList<string>>(async connection => (await connection.QueryAsync<string>(sql)).AsList());

        public async ValueTask DisposeAsync()
        {
            await log.DisposeAsync();
            await own.DisposeAsync();
        }
    }
}
