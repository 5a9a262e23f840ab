using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Live;

/// <summary>Over real sockets, as only those hold back what nobody reads.</summary>
public class SlowClientTests
{
    // More than the transport's buffer and both ends' of the system hold together.
    private const int Messages = 400, Length = 64 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Page_that_does_not_read_is_cut_off_and_others_hear_meanwhile_and_after()
    {
        await using var site = new StaffSite();
        var address = site.Listen();
        var (_, deafCookie) = await site.SignedInAsync("deaf@staff.example", StaffScope.All);
        var (_, cookie) = await site.SignedInAsync("hears@staff.example", new StaffScope(false, [], ["alder-ferry"]));
        using var deaf = await DeafSocket.ConnectAsync(address, "/hubs/staff", deafCookie);
        await using var hears = await HubSocket.ConnectAsync(address, "/hubs/staff", cookie);
        await hears.InvokeAsync("Ready");
        using var visitor = site.Browser();

        var all = site.Services.GetRequiredService<IHubContext<StaffHub, IStaffClient>>().Clients.Group(StaffScope.All.Groups().Single());
        var sent = Task.WhenAll(Enumerable.Range(0, Messages).Select(_ => all.Draw(new string('x', Length))));
        await visitor.GetAsync("/r/demo");
        await hears.NextAsync(IsFrame);
        await sent.WaitAsync(_patience, TestContext.Current.CancellationToken);
        await deaf.EndAsync();

        using var another = site.Browser();
        await another.GetAsync("/r/demo");
        await hears.NextAsync(IsFrame);
    }

    private static bool IsFrame(string message) => message.Contains("\"target\":\"Sessions\"", StringComparison.Ordinal);
}
