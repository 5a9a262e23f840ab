using CustomerConnect.Grains.Messages;
using CustomerConnect.Messages;
using CustomerConnect.Providers;
using CustomerConnect.Providers.Mail;
using CustomerConnect.Providers.Sms;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Tests.Messages;

/// <summary>What becomes of a message that nobody can make or send.</summary>
public sealed class MessageGrainTests
{
    [Theory, BothDatabases]
    public async Task Message_that_cannot_be_made_is_given_up_after_the_last_try(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect, services => services
            .AddSingleton<OutboxTable>().AddSingleton<IMessageComposer, BrokenTemplate>().AddSingleton<IMailProvider, NoMail>()
            .AddSingleton<ISmsProvider, NoSms>().AddSingleton(new SiteAddress(Options.Create(new SiteOptions { Address = "http://localhost" })))
            .AddLogging());
        await world.Store.ExecuteAsync("insert into outbox (cause, template, channel, created_at) values ('a', 'Own', 'email', 0)");
        var message = world.Host.Grains.GetGrain<IMessageGrain>("a");

        for (var i = 0; i < SendingRules.MostTries; i++)
        {
            (await world.Store.ScalarAsync("select status from outbox")).Should().Be("pending");
            await message.Send();
        }

        (await world.Store.ScalarAsync("select status || ' ' || attempts || ' ' || last_error from outbox"))
            .Should().Be($"failed {SendingRules.MostTries} it could not be made (ArgumentException)");
    }

    private sealed class BrokenTemplate : IMessageComposer
    {
        public Task<ComposedMessage> ComposeAsync(OutboxRow row) => throw new ArgumentException("Maya's subject has two lines");
    }

    private sealed class NoMail : IMailProvider
    {
        public Task<SendOutcome> SendAsync(MailMessage message, CancellationToken cancel = default) => throw new NotSupportedException();
    }

    private sealed class NoSms : ISmsProvider
    {
        public Task<SendOutcome> SendAsync(SmsMessage message, CancellationToken cancel = default) => throw new NotSupportedException();

        public Task<SendOutcome> FindAsync(string id, CancellationToken cancel = default) => throw new NotSupportedException();
    }
}
