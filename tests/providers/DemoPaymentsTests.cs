using CustomerConnect.Providers.Payments;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class DemoPaymentsTests
{
    [Theory, BothDatabases]
    public async Task Card_that_works_is_charged_once_however_often_the_attempt_is_sent(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var payments = new DemoPayments(storage, new FakeClock());
        var request = await RequestAsync(payments, "4242424242424242");

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => payments.PayAsync(request)));

        all.Distinct().Should().ContainSingle().Which.Should().Match<PaymentOutcome>(o => o.Status == PaymentStatus.Succeeded && o.CapturedCents == 250_000);
        (await payments.FindAsync("a1")).Should().Be(all[0]);
    }

    [Theory, BothDatabases]
    public async Task Attempt_of_another_deposit_or_amount_is_refused_and_charges_nothing(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var payments = new DemoPayments(storage, new FakeClock());
        var request = await RequestAsync(payments, "4242424242424242");
        var paid = await payments.PayAsync(request);

        foreach (var other in new[] { request with { DepositId = "d2" }, request with { Cents = 100 }, request with { Charge = false } })
        {
            (await payments.PayAsync(other)).Should().Be(new PaymentOutcome(PaymentStatus.Failed, Failure: "processing-error"));
        }

        paid.DepositId.Should().Be(request.DepositId);
        (await payments.FindAsync("a1")).Should().Be(paid);
        (await storage.ScalarAsync("select sum(captured_cents) from demo_payment")).Should().BeOneOf(250_000L, 250_000m);
    }

    [Theory, BothDatabases]
    public async Task Card_number_is_kept_nowhere(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var payments = new DemoPayments(storage, new FakeClock());

        var card = await payments.CreateMethodAsync(new("4242 4242 4242 4242", "08/29", "123", "Maya"));

        card.Last4.Should().Be("4242");
        (await storage.ScalarAsync("select method || behavior || last4 from demo_method")).Should().Be($"{card.Token}ok4242");
    }

    [Theory]
    [InlineData("4000000000000002", "declined")]
    [InlineData("4000000000009995", "insufficient-funds")]
    [InlineData("4000000000000069", "expired-card")]
    [InlineData("4000000000000127", "incorrect-cvc")]
    [InlineData("4000000000000119", "processing-error")]
    public async Task Card_that_fails_says_why_and_charges_nothing(string number, string failure)
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        var payments = new DemoPayments(storage, new FakeClock());

        var outcome = await payments.PayAsync(await RequestAsync(payments, number));

        outcome.Should().Match<PaymentOutcome>(o => o.Status == PaymentStatus.Failed && o.Failure == failure && o.CapturedCents == 0);
    }

    [Theory, BothDatabases]
    public async Task Answer_that_gets_lost_is_found_by_our_id(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var payments = new DemoPayments(storage, new FakeClock());

        var outcome = await payments.PayAsync(await RequestAsync(payments, "4000000000005126"));

        outcome.Status.Should().Be(PaymentStatus.Unknown);
        (await payments.FindAsync("a1")).Should().Match<PaymentOutcome>(o => o.Status == PaymentStatus.Succeeded && o.CapturedCents == 250_000);
        (await payments.FindAsync("never-sent")).Status.Should().Be(PaymentStatus.NotFound);
    }

    [Theory]
    [InlineData(true, PaymentStatus.Succeeded, 250_000)]
    [InlineData(false, PaymentStatus.Failed, 0)]
    public async Task Payment_at_the_bank_is_charged_only_when_it_is_confirmed(bool confirm, PaymentStatus status, long captured)
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        var payments = new DemoPayments(storage, new FakeClock());
        var asked = await payments.PayAsync(await RequestAsync(payments, "4000002500003155"));
        asked.Should().Match<PaymentOutcome>(o =>
            o.Status == PaymentStatus.NeedsAuthentication && o.CapturedCents == 0 && o.AuthenticateAt == $"/dev/bank/{o.ProviderId}");

        (await payments.AnswerBankAsync(asked.ProviderId!, confirm)).Should().Be("a1");
        await payments.AnswerBankAsync(asked.ProviderId!, !confirm);

        (await payments.FindAsync("a1")).Should().Match<PaymentOutcome>(o => o.Status == status && o.CapturedCents == captured);
    }

    [Theory, BothDatabases]
    public async Task Money_is_returned_once_however_often_it_is_asked(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var payments = new DemoPayments(storage, new FakeClock());
        var paid = await payments.PayAsync(await RequestAsync(payments, "4242424242424242"));
        var refund = new RefundRequest("a1", paid.ProviderId!, 250_000, "USD", "hold-ended");

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => payments.ReturnAsync(refund)));

        all.Distinct().Should().ContainSingle().Which.Done.Should().BeTrue();
        (await storage.ScalarAsync("select count(*) from demo_refund")).Should().Be(1L);
    }

    [Fact]
    public async Task More_than_was_charged_is_not_returned()
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        var payments = new DemoPayments(storage, new FakeClock());
        var paid = await payments.PayAsync(await RequestAsync(payments, "4242424242424242"));

        (await payments.ReturnAsync(new("a1", paid.ProviderId!, 250_001, "USD", "withdrawn"))).Done.Should().BeFalse();
    }

    [Fact]
    public async Task Payment_called_off_at_the_bank_can_no_longer_be_confirmed()
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        var payments = new DemoPayments(storage, new FakeClock());
        var asked = await payments.PayAsync(await RequestAsync(payments, "4000002500003155"));

        await payments.ReturnAsync(new("a1", asked.ProviderId!, 0, "USD", "hold-ended"));
        await payments.AnswerBankAsync(asked.ProviderId!, true);

        (await payments.FindAsync("a1")).Status.Should().Be(PaymentStatus.Failed);
    }

    [Fact]
    public async Task Attempt_given_up_before_it_arrived_charges_nothing_when_it_arrives()
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        var payments = new DemoPayments(storage, new FakeClock());
        var request = await RequestAsync(payments, "4242424242424242");

        var cancelled = await payments.CancelAsync("a1");
        var late = await payments.PayAsync(request);

        cancelled.Should().Match<PaymentOutcome>(o => o.Status == PaymentStatus.Failed && o.Failure == "cancelled");
        late.Should().Be(cancelled);
    }

    [Fact]
    public async Task Attempt_given_up_after_it_was_charged_says_that_the_money_was_faster()
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        var payments = new DemoPayments(storage, new FakeClock());
        await payments.PayAsync(await RequestAsync(payments, "4000000000005126"));

        (await payments.CancelAsync("a1")).Should().Match<PaymentOutcome>(o => o.Status == PaymentStatus.Succeeded && o.CapturedCents == 250_000);
    }

    [Fact]
    public async Task Stored_method_charges_nothing()
    {
        await using var storage = await TestStorage.CreateAsync(Dialect.Sqlite);
        var payments = new DemoPayments(storage, new FakeClock());

        var outcome = await payments.PayAsync(await RequestAsync(payments, "4242424242424242") with { Charge = false });

        outcome.Should().Match<PaymentOutcome>(o => o.Status == PaymentStatus.Succeeded && o.CapturedCents == 0);
    }

    private static async Task<PaymentRequest> RequestAsync(DemoPayments payments, string number) => new(
        "a1", "d1", true, 250_000, "USD", (await payments.CreateMethodAsync(new(number, "08/29", "123", "Maya"))).Token!);
}
