using CustomerConnect.Audit;
using FluentAssertions;
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
}
