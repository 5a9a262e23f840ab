using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Reservations;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Who reserved gives the home back.</summary>
public sealed class WithdrawTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task Reservation_is_cancelled_after_one_question_and_the_deposit_returned_and_another_home_can_be_chosen()
    {
        using var maya = await site.VisitAsync();
        var (home, at) = await ReservedAsync(maya);
        (await maya.GetAsync(at)).Text.Should().Contain("Cancel my reservation");

        var question = await maya.GetAsync($"{at}/withdraw");
        question.Text.Should().Contain("Your reservation ends at once").And.Contain("$2,500.00, returned by itself").And.Contain("Keep my reservation");
        (await maya.PostAsync(question, $"{at}/withdraw")).Location.Should().Be(at);

        var ended = await maya.GetAsync(at);
        ended.Text.Should().Contain("This reservation has been withdrawn.").And.NotContain("Cancel my reservation");
        await Site.UntilAsync(async () => (await maya.GetAsync(at)).Text.Contains("$2,500.00, returned", StringComparison.Ordinal), "the deposit is back");
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Available, "the home is free");
        await site.MailAsync(maya.Email, m => m.Subject?.EndsWith("has ended", StringComparison.Ordinal) == true);
        (await maya.PostAsync(question, $"{at}/withdraw")).Location.Should().Be(at, "the same form sent twice is harmless");
        (await maya.GetAsync($"{at}/withdraw")).Location.Should().Be(at, "there is nothing left to cancel");
        ended.Html.Should().Contain("/homes\"");
        (await maya.FollowAsync($"/reserve/home/{home}")).Text.Should().Contain("When shall we talk?", "it is a new visit of the same contact");
    }

    [Fact]
    public async Task Reservation_that_staff_took_back_meanwhile_is_said_so()
    {
        using var maya = await site.VisitAsync();
        var (_, at) = await ReservedAsync(maya);
        var question = await maya.GetAsync($"{at}/withdraw");
        var reservation = site.Services.GetRequiredService<IGrainFactory>().GetGrain<IReservationGrain>(at.Split('/')[^1]);
        (await reservation.End(new(CommandId.New(), ReservationStatus.Reversed, ReversalReason.Financing, "staff-1"))).Ok.Should().BeTrue();

        var late = await maya.PostAsync(question, $"{at}/withdraw");

        late.Status.Should().Be(422);
        late.Text.Should().Contain("This reservation was taken back by the sales team.");
    }

    [Fact]
    public async Task Reservation_of_another_can_be_cancelled_by_nobody_else()
    {
        using var maya = await site.VisitAsync();
        var (home, at) = await ReservedAsync(maya);
        using var stranger = await site.VisitAsync();
        await stranger.ArriveAsync(await site.FreeHomeAsync(Tower));
        var form = await stranger.GetAsync("/reserve/appointment");

        (await stranger.GetAsync($"{at}/withdraw")).Status.Should().Be(404);
        (await stranger.PostAsync(form, $"{at}/withdraw")).Status.Should().Be(404);
        var mail = await site.MailAsync(maya.Email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        (await stranger.GetAsync($"/p/{mail.Body.Split("/p/")[^1].Split('\n', ' ')[0].Split('/')[0]}/withdraw")).Status.Should().Be(404, "a link from a mail shows, and changes nothing");
        (await site.StatusAsync(Tower, home)).Should().Be(PublicStatus.InProgress);
    }

    private async Task<(string Home, string At)> ReservedAsync(Customer maya)
    {
        var home = await site.FreeHomeAsync(Tower);
        await maya.ArriveAsync(home);
        await maya.TakeTimeAsync();
        return (home, (await maya.SubmitAsync(await maya.PayAsync("4242 4242 4242 4242"))).Location!);
    }
}
