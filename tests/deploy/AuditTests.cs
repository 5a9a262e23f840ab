using CustomerConnect.Audit;
using CustomerConnect.Bench;
using CustomerConnect.Storage;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Deploy.Tests;

/// <summary>The command; what it finds is tested with the invariants themselves.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task A_word_it_does_not_know_is_answered_with_how_to_use_it()
    {
        var errors = new StringWriter();

        var code = await AuditCommand.RunAsync(["--what"], new StringWriter(), errors);

        code.Should().Be(2);
        errors.ToString().Trim().Should().Be("usage: deploy/audit [--all] [--sqlite FILE | --postgres CONNECTION-STRING]");
    }

    [Fact]
    public async Task A_database_without_tables_is_said_to_be_unreadable()
    {
        var folder = Directory.CreateTempSubdirectory("customer-connect-audit-");
        var errors = new StringWriter();

        var code = await AuditCommand.RunAsync(["--sqlite", Path.Combine(folder.FullName, "empty.db")], new StringWriter(), errors);

        code.Should().Be(2);
        errors.ToString().Should().StartWith("The database cannot be read: ");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_broken_invariant_ends_with_1_and_the_first_offence_or_with_all_of_them()
    {
        var folder = Directory.CreateTempSubdirectory("customer-connect-audit-");
        var file = Path.Combine(folder.FullName, "broken.db");
        (await AuditAsync(await CreateAsync(file))).Should().Be((0, "Every invariant holds."));
        await using (var services = await Storages.OpenAsync("Sqlite:Path", file))
        {
            await services.GetRequiredService<IDatabase>().WriteAsync((connection, transaction) => connection.ExecuteAsync(
                $$"""
                insert into event (stream, version, command_id, type, schema, at, data) values ('unit/1', 2, '{{new string('a', 32)}}', 'unit.released', 1, 0, '{}');
                insert into event (stream, version, command_id, type, schema, at, data) values ('unit/2', 3, '{{new string('b', 32)}}', 'unit.released', 1, 0, '{}');
                """, transaction: transaction));
        }

        (await AuditAsync("--sqlite", file)).Should().Be((1, "version-gap: unit/1: version 2 follows 0.\nStopped at the first offence."));
        var (code, all) = await AuditAsync("--all", "--sqlite", file);

        code.Should().Be(1);
        all.Should().Contain("version-gap: unit/1: version 2 follows 0.").And.Contain("version-gap: unit/2: version 3 follows 0.");
        folder.Delete(recursive: true);
    }

    private static async Task<string[]> CreateAsync(string file)
    {
        await using var services = await Storages.OpenAsync("Sqlite:Path", file);
        return ["--sqlite", file];
    }

    private static async Task<(int Code, string Said)> AuditAsync(params string[] args)
    {
        var said = new StringWriter { NewLine = "\n" };
        return (await AuditCommand.RunAsync(args, said, new StringWriter()), said.ToString().Trim());
    }
}
