using CustomerConnect.Providers;
using CustomerConnect.Providers.Demo;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class DevMailboxTests
{
    [Theory, BothDatabases]
    public async Task Mail_sent_again_with_its_message_id_is_one_message(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var mailbox = new DevMailbox(storage, new FakeClock());
        var mail = new Providers.Mail.MailMessage("<x@h>", "Wrenfield", "maya@post.example", null, "Your code", "<p>123456</p>", "123456");

        await new DemoMail(mailbox).SendAsync(mail);
        await new DemoMail(mailbox).SendAsync(mail);

        (await mailbox.ListAsync()).Should().ContainSingle().Which.Deliveries.Should().Be(2);
    }

    [Theory, BothDatabases]
    public async Task Sms_is_found_at_the_provider_by_our_id_and_one_never_sent_is_not(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var sms = new DemoSms(new(storage, new FakeClock()));
        await sms.SendAsync(new("m1", "+15555550123", "Your code is 123456."));

        (await sms.FindAsync("m1")).Result.Should().Be(SendResult.Sent);
        (await sms.FindAsync("m2")).Result.Should().Be(SendResult.Unavailable);
    }

    [Theory, BothDatabases]
    public async Task Mailbox_lists_the_newest_first_page_by_page(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var clock = new FakeClock();
        var mailbox = new DevMailbox(storage, clock);
        foreach (var id in new[] { "m1", "m2", "m3" })
        {
            await mailbox.PutAsync(new() { Id = id, Channel = "sms", Sender = "SMS", Recipient = $"+1{id}", Body = id });
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await mailbox.ListAsync(limit: 2);
        var second = await mailbox.ListAsync(before: first[^1].SentAt, limit: 2);

        first.Select(m => m.Id).Should().Equal("m3", "m2");
        second.Select(m => m.Id).Should().Equal("m1");
        (await mailbox.ListAsync(recipient: "+1m2")).Should().ContainSingle(m => m.Id == "m2");
    }
}
