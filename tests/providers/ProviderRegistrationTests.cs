using CustomerConnect.Providers;
using CustomerConnect.Providers.Demo;
using CustomerConnect.Providers.Mail;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class ProviderRegistrationTests
{
    [Fact]
    public async Task Production_without_accounts_does_not_start_and_names_the_settings()
    {
        using var host = Host(Environments.Production, []);

        var start = async () => await host.StartAsync();

        (await start.Should().ThrowAsync<AggregateException>()).Which.ToString().Should()
            .Contain("Mail:Host is not set. Write the name of your SMTP server, or Demo=true for a demonstration without mail.")
            .And.Contain("Stripe:SecretKey is not set. Write the secret key of your Stripe account, or Demo=true for a demonstration with test cards.");
    }

    [Theory]
    [InlineData("Development", "false", true, false)]
    [InlineData("Production", "true", true, true)]
    [InlineData("Development", "true", true, true)]
    public async Task Demonstration_starts_with_stand_ins(string environment, string demo, bool allowed, bool open)
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        using var host = Host(environment, new() { ["Demo"] = demo }, storage);
        await host.StartAsync();

        host.Services.GetRequiredService<IMailProvider>().Should().BeOfType<DemoMail>();
        host.Services.GetRequiredService<DemoMode>().Should().Be(new DemoMode(allowed, open));
        await host.StopAsync();
    }

    [Fact]
    public void Mail_account_without_a_sender_names_the_setting()
    {
        using var host = Host("Development", new() { ["Mail:Host"] = "mail.example" });

        var read = () => host.Services.GetRequiredService<IOptions<SmtpOptions>>().Value;

        read.Should().Throw<OptionsValidationException>().WithMessage("Mail:From is not set. Write the address that mail comes from.");
    }

    private static IHost Host(string environment, Dictionary<string, string?> settings, IDatabase? database = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        if (database is not null)
        {
            builder.Services.AddSingleton(database);
        }

        builder.Services.AddProviders(builder.Configuration, builder.Environment);
        return builder.Build();
    }
}
