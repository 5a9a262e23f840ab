using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Units;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>A card whose bank wants to hear from the customer.</summary>
public sealed partial class BankTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Asks = "4000 0025 0000 3155", Works = "4242 4242 4242 4242";

    [Fact]
    public async Task Bank_that_is_told_yes_pays_the_deposit_and_the_hold_has_more_time()
    {
        using var nora = await site.VisitAsync();
        var home = await ReadyToPayAsync(nora);
        var before = await HeldUntilAsync(home);

        var bank = await nora.PayAsync(Asks);

        bank.Text.Should().Contain("Is this you? $2,500.00 is asked for.");
        (await HeldUntilAsync(home)).Should().Be(before + TimeSpan.FromMinutes(15));
        (await nora.GetAsync("/reserve/checkout")).CanSubmit.Should().BeFalse();
        var paid = await AnswerAsync(nora, bank, "confirm");
        paid.Text.Should().Contain("$2,500.00 is paid.");
        (await nora.SubmitAsync(paid)).Location.Should().StartWith("/reserve/confirmation/");
    }

    [Fact]
    public async Task Bank_that_was_told_yes_and_could_not_send_the_customer_back_has_paid_all_the_same()
    {
        using var nora = await site.VisitAsync();
        await ReadyToPayAsync(nora);
        var bank = await nora.PayAsync(Asks);
        await nora.PostAsync(bank, Form(bank), ("answer", "confirm")); // Its answer is lost on the way.

        var checkout = await nora.GetAsync("/reserve/checkout");

        checkout.Text.Should().Contain("$2,500.00 is paid.");
        (await nora.SubmitAsync(checkout)).Location.Should().StartWith("/reserve/confirmation/");
    }

    [Fact]
    public async Task Way_back_from_the_bank_leads_into_the_visit_that_pays_whatever_was_opened_since()
    {
        using var nora = await site.VisitAsync();
        await ReadyToPayAsync(nora);
        var bank = await nora.PayAsync(Asks);
        var back = (await nora.PostAsync(bank, Form(bank), ("answer", "confirm"))).Location!;
        await nora.GetAsync("/r/demo-model");
        using var stranger = await site.VisitAsync();
        await stranger.GetAsync(back);

        (await nora.GetAsync(back)).Location.Should().Be("/reserve/checkout#deposit");

        (await nora.GetAsync("/reserve/checkout")).Text.Should().Contain("$2,500.00 is paid.");
        (await stranger.FollowAsync("/reserve/checkout")).Text.Should().NotContain("is paid");
    }

    [Fact]
    public async Task Bank_that_is_told_no_charges_nothing_and_another_card_pays()
    {
        using var nora = await site.VisitAsync();
        var home = await ReadyToPayAsync(nora);

        var refused = await AnswerAsync(nora, await nora.PayAsync(Asks), "refuse");

        refused.Text.Should().Contain("Your bank did not confirm it. Nothing was charged.");
        refused.CanSubmit.Should().BeFalse();
        var until = await HeldUntilAsync(home);
        await nora.PayAsync(Asks);
        (await HeldUntilAsync(home)).Should().Be(until, "a hold is extended once");
        (await nora.PayAsync(Works)).CanSubmit.Should().BeTrue();
    }

    [Fact]
    public async Task Bank_that_is_left_unanswered_is_shown_on_the_page_and_another_card_pays_once()
    {
        using var nora = await site.VisitAsync();
        var home = await ReadyToPayAsync(nora);
        var bank = await nora.PayAsync(Asks);

        var checkout = await nora.GetAsync("/reserve/checkout");

        checkout.Text.Should().Contain("Your bank wants to hear from you.").And.Contain("Use another card instead");
        checkout.Html.Should().Contain($"href=\"{Form(bank)}\"");
        var paid = await nora.PayAsync(Works);
        paid.Text.Should().Contain("$2,500.00 is paid.");
        (await nora.SubmitAsync(paid)).Location.Should().StartWith("/reserve/confirmation/");
        await AnswerAsync(nora, bank, "confirm");
        await DepositEndsAsync(home, "settled", 250_000, 0);
    }

    [Fact]
    public async Task Bank_that_is_told_yes_after_the_hold_has_ended_gives_the_money_back()
    {
        using var nora = await site.VisitAsync();
        var home = await ReadyToPayAsync(nora);
        var bank = await nora.PayAsync(Asks);
        site.Clock.Forward(TimeSpan.FromMinutes(31));

        var late = await AnswerAsync(nora, bank, "confirm");

        late.Location.Should().Be("/reserve/lost");
        site.Clock.Forward(TimeSpan.FromMinutes(2));
        await DepositEndsAsync(home, "returned", 250_000, 250_000);
        (await nora.GetAsync("/reserve/lost")).Text.Should().Contain("Your $2,500.00 is being returned by itself.");
        await site.MailAsync(nora.Email, m => m.Subject == "Your deposit of $2,500.00 is on its way back");
    }

    [Fact]
    public async Task Bank_that_was_told_yes_and_another_card_that_paid_meanwhile_are_two_payments_and_one_goes_back()
    {
        using var nora = await site.VisitAsync();
        var home = await ReadyToPayAsync(nora);
        var checkout = await nora.GetAsync("/reserve/checkout");
        var bank = await nora.PayAsync(Asks);
        await nora.PostAsync(bank, Form(bank), ("answer", "confirm")); // Whose way back is never taken.

        await nora.PayAsync(checkout, Works);

        var paid = await nora.GetAsync("/reserve/checkout");
        paid.Text.Should().Contain("$2,500.00 is paid.").And.Contain("Two payments reached us.");
        var reserved = await nora.SubmitAsync(paid);
        (await nora.GetAsync(reserved.Location!)).Text.Should().Contain("Two payments reached us.");
        await DepositEndsAsync(home, "settled", 500_000, 250_000);
        await site.MailAsync(nora.Email, m => m.Subject == "You paid twice: $2,500.00 is on its way back");
    }

    private async Task<string> ReadyToPayAsync(Customer nora)
    {
        var home = await site.FreeHomeAsync(Tower);
        await nora.ArriveAsync(home);
        await nora.TakeTimeAsync();
        await nora.GetAsync("/reserve/checkout");
        return home;
    }

    private async Task<DateTimeOffset?> HeldUntilAsync(string home) =>
        (await site.Services.GetRequiredService<IGrainFactory>().GetGrain<IUnitGrain>(home).Look()).Until;

    /// <summary>Answers the bank and comes back to the checkout.</summary>
    private static async Task<Got> AnswerAsync(Customer nora, Got bank, string answer)
    {
        var back = await nora.PostAsync(bank, Form(bank), ("answer", answer));
        back.Location.Should().StartWith("/reserve/authenticate?attempt=");
        var checkout = await nora.GetAsync(back.Location!);
        checkout.Location.Should().Be("/reserve/checkout#deposit");
        return await nora.GetAsync("/reserve/checkout");
    }

    private Task DepositEndsAsync(string home, string status, int captured, int returned) => Site.UntilAsync(
        async () => await site.CountAsync(
            $"""
            deposit_view d join session_view s on s.session_id = d.session_id
            where s.unit_id = '{home}' and d.status = '{status}' and d.captured_cents = {captured} and d.refunded_cents = {returned}
            """) == 1,
        $"the deposit is {status}, {captured} taken and {returned} returned");

    private static string Form(Got bank) => Action().Match(bank.Html).Groups["path"].Value;

    [GeneratedRegex("action=\"(?<path>/dev/bank/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}
