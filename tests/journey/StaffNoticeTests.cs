using CustomerConnect.Grains.Messages;
using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>What the sales team is told of a reservation, as far as its project has that switched on.</summary>
public sealed class StaffNoticeTests(Site site) : IClassFixture<Site>
{
    private const string SalesCenter = "hello@alderferry.example", ItsPhone = "+15555550142";

    [Theory]
    [InlineData("lantern-house", true, true)]
    [InlineData("orchard-homes", true, false)]
    [InlineData("millrace-rows", false, false)]
    public async Task Reservation_is_told_to_the_sales_team_by_mail_and_SMS_where_that_is_switched_on(string project, bool byMail, bool bySms)
    {
        await site.ChangeCatalogAsync($"update project_settings set staff_email_on_reserve = {Is(byMail)}, staff_sms_on_reserve = {Is(bySms)} where id = '{project}'");
        using var maya = await site.VisitAsync();
        await maya.ArriveAsync(await site.FreeHomeAsync(project));
        await maya.TakeTimeAsync();
        var ready = await maya.GetAsync("/reserve/checkout");
        var id = (await maya.SubmitAsync(ready.CanSubmit ? ready : await maya.PayAsync("4242 4242 4242 4242"))).Location!.Split('/')[^1];

        await site.MailAsync(maya.Email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        var told = $"outbox where template = 'CustomerConnectReservationStaff' and subject_id = '{id}'";
        (await site.CountAsync($"{told} and channel = 'email'")).Should().Be(byMail ? 1 : 0);
        (await site.CountAsync($"{told} and channel = 'sms'")).Should().Be(bySms ? 1 : 0);
        foreach (var to in new[] { byMail ? SalesCenter : null, bySms ? ItsPhone : null }.OfType<string>())
        {
            await site.MailAsync(to, m => m.Body.Contains(Words.ReservationNumber(id), StringComparison.Ordinal));
        }
    }

    private static int Is(bool on) => on ? 1 : 0;
}
